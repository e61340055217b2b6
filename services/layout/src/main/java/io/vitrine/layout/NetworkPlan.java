package io.vitrine.layout;

import io.vitrine.layout.block.Block;
import io.vitrine.layout.block.BlockSettings;
import io.vitrine.layout.block.BlockTree;
import io.vitrine.layout.block.Exhibit;
import io.vitrine.layout.block.Opening;
import io.vitrine.layout.graph.Flow;
import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.layout.graph.Folding;
import io.vitrine.layout.graph.LayerGraph;
import io.vitrine.layout.graph.Titles;
import io.vitrine.layout.walk.Arrangement;
import io.vitrine.layout.walk.Shown;
import io.vitrine.layout.walk.WalkSettings;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What of a network stands in a scene, before it has a place. Immutable. */
public final class NetworkPlan {
  private final NetworkDescription network;
  private final LayerGraph graph;
  private final Titles titles;
  private final List<Block> blocks;
  private final List<Exhibit> exhibits;
  private final int[] exhibitOf;
  private final Flow flow;

  private NetworkPlan(
      NetworkDescription network, LayoutParameters parameters, BooleanSupplier cancelled) {
    this.network = network;
    graph = Folding.fold(network);
    Cancellation.check(cancelled);
    titles = new Titles(graph.layers());
    blocks = BlockTree.of(graph, titles, BlockSettings.DEFAULT);
    Cancellation.check(cancelled);
    exhibits =
        Opening.of(
            graph,
            blocks,
            parameters,
            BlockSettings.DEFAULT,
            standing -> inSight(standing, cancelled));
    exhibitOf = exhibitOf(exhibits);
    flow = graph.flow().between(exhibitOf);
  }

  private int[] exhibitOf(List<Exhibit> standing) {
    int[] of = new int[graph.size()];
    for (int i = 0; i < standing.size(); i++) {
      Arrays.fill(of, standing.get(i).first(), standing.get(i).end(), i);
    }
    return of;
  }

  /** Whether enough of it would be seen from the entry of a walk. */
  private boolean inSight(List<Exhibit> standing, BooleanSupplier cancelled) {
    return Arrangement.layered(
            graph.flow().between(exhibitOf(standing)),
            standing.stream().map(Exhibit::shown).toList(),
            Math.toRadians(WalkSettings.DEFAULT.defaultAngle()),
            cancelled)
        .inSight();
  }

  /**
   * Folds a network into layers and those into blocks, as far as they are not to stand open.
   *
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static NetworkPlan of(
      NetworkDescription network, LayoutParameters parameters, BooleanSupplier cancelled) {
    return new NetworkPlan(network, parameters, cancelled);
  }

  public NetworkDescription network() {
    return network;
  }

  /** What feeds what, by the places in {@link #shown}. */
  public Flow flow() {
    return flow;
  }

  /** What hangs of each thing that stands there, in topological order. */
  public List<Shown> shown() {
    return exhibits.stream().map(Exhibit::shown).toList();
  }

  /** All of a layer of the scene but its place. */
  public Layer.Builder layer(int index) {
    Exhibit exhibit = exhibits.get(index);
    FoldedLayer last = graph.layers().get(exhibit.end() - 1);
    FoldedLayer named = exhibit.isBlock() ? last : graph.layers().get(exhibit.first());
    Layer.Builder layer =
        Layer.newBuilder()
            .setIndex(index)
            .setValue(exhibit.value().getName())
            .setTitle(title(exhibit))
            .setOp(named.head().getOp())
            .addAllScope(named.head().getScopeList())
            .setForm(exhibit.value().getForm());
    if (exhibit.shown().tiles() < Shown.all(exhibit.value().getForm())) {
      layer.setExcerpt(exhibit.shown().tiles());
    }
    if (exhibit.isBlock()) {
      layer.setClosedBlock(blocks.get(exhibit.block()).name());
    }
    for (FoldedLayer within : graph.layers().subList(exhibit.first(), exhibit.end())) {
      within.chain().stream().map(NodeDescription::getName).forEach(layer::addNodes);
      within.plumbing().stream().map(NodeDescription::getName).forEach(layer::addNodes);
    }
    return layer;
  }

  private String title(Exhibit exhibit) {
    if (!exhibit.isBlock()) {
      return titles.title(graph.layers().get(exhibit.first()));
    }
    Block block = blocks.get(exhibit.block());
    String sizes = Titles.sizes(exhibit.value());
    return block.title()
        + "  "
        + block.layers()
        + " layers"
        + (sizes.isEmpty() ? "" : "  " + sizes);
  }

  /** The blocks that are open or stand there closed; what is in a closed one is left out. */
  public void addBlocks(Scene.Builder scene) {
    int[] index = new int[blocks.size()];
    for (int i = 0; i < index.length; i++) {
      Block block = blocks.get(i);
      int first = exhibitOf[block.first()];
      boolean closed = exhibits.get(first).block() == i;
      boolean open =
          exhibits.get(first).first() == block.first()
              && (!exhibits.get(first).isBlock() || exhibits.get(first).block() > i);
      if (closed || open) {
        index[i] = scene.getBlocksCount();
        long tiles = 0;
        for (FoldedLayer layer : graph.layers().subList(block.first(), block.end())) {
          tiles += Shown.all(layer.value().getForm());
        }
        scene.addBlocks(
            io.vitrine.protocol.Block.newBuilder()
                .setName(block.name())
                .setTitle(block.title())
                .setParent(block.parent() < 0 ? -1 : index[block.parent()])
                .setOpen(open)
                .setLayers(block.layers())
                .setTiles(tiles)
                .setFirstLayer(first)
                .setShownLayers(exhibitOf[block.end() - 1] - first + 1));
      }
    }
  }
}
