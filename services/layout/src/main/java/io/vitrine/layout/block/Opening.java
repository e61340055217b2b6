package io.vitrine.layout.block;

import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.layout.graph.LayerGraph;
import io.vitrine.layout.walk.Shown;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which blocks stand open. A network that one can grasp opens whole. Of a larger one the blocks are
 * opened level by level as long as what then stands there stays within the settings and can be
 * overlooked; the layers with the fewest tiles hang whole, as far as the tiles allow. What a viewer
 * opens or closes comes on top of that, and is not limited.
 */
public final class Opening {
  private static final int ALL = Integer.MAX_VALUE;

  private final LayerGraph graph;
  private final List<Block> blocks;
  private final BlockSettings settings;
  private final boolean[] open;
  private final Set<String> opened;
  private final Set<String> closed;
  private final List<Exhibit> exhibits = new ArrayList<>();

  private Opening(
      LayerGraph graph,
      List<Block> blocks,
      BlockSettings settings,
      Set<String> opened,
      Set<String> closed) {
    this.graph = graph;
    this.blocks = blocks;
    this.settings = settings;
    this.opened = opened;
    this.closed = closed;
    open = new boolean[blocks.size()];
  }

  /**
   * What stands there, in topological order, every layer in one exhibit.
   *
   * @param blocks of the network, each after the one around it
   * @param graspable whether what would stand there by default can be overlooked
   */
  public static List<Exhibit> of(
      LayerGraph graph,
      List<Block> blocks,
      LayoutParameters parameters,
      BlockSettings settings,
      Predicate<List<Exhibit>> graspable) {
    Set<String> opened = new HashSet<>(parameters.getOpenedList());
    Set<String> closed = new HashSet<>(parameters.getClosedList());
    Supplier<Opening> begin = () -> new Opening(graph, blocks, settings, Set.of(), Set.of());
    int level = ALL;
    if (!parameters.getWhole()
        && !(begin.get().fitsWhole() && graspable.test(begin.get().exhibits(ALL)))) {
      level = begin.get().level();
      while (level > 0 && !graspable.test(begin.get().exhibits(level))) {
        level--;
      }
    }
    return new Opening(graph, blocks, settings, opened, closed).exhibits(level);
  }

  private List<Exhibit> exhibits(int level) {
    open(level);
    exhibit();
    share(level == ALL ? Long.MAX_VALUE : settings.mostTiles());
    return exhibits;
  }

  private boolean fitsWhole() {
    long tiles = 0;
    for (FoldedLayer layer : graph.layers()) {
      tiles += Shown.all(layer.value().getForm());
    }
    return graph.size() <= settings.wholeLayers() && tiles <= settings.wholeTiles();
  }

  private void open(int level) {
    for (int block = 0; block < open.length; block++) {
      open[block] = blocks.get(block).depth() < level && !closed.contains(name(block));
    }
    for (int block = open.length - 1; block >= 0; block--) {
      if (opened.contains(name(block))) {
        openUpTo(block);
      }
    }
    if (!opened.isEmpty()) {
      openAroundLayers();
    }
  }

  private String name(int block) {
    return blocks.get(block).name();
  }

  private void openUpTo(int block) {
    for (int around = block; around >= 0; around = blocks.get(around).parent()) {
      open[around] = true;
    }
  }

  private void openAroundLayers() {
    int[] innermost = new int[graph.size()];
    Arrays.fill(innermost, -1);
    for (int block = 0; block < open.length; block++) {
      Arrays.fill(innermost, blocks.get(block).first(), blocks.get(block).end(), block);
    }
    for (int layer = 0; layer < innermost.length; layer++) {
      if (opened.contains(graph.layers().get(layer).value().getName())) {
        openUpTo(innermost[layer]);
      }
    }
  }

  /** How many levels of blocks can be open. */
  private int level() {
    int deepest = blocks.stream().mapToInt(Block::depth).max().orElse(-1);
    int[] standing = new int[deepest + 2];
    int inBlocks = 0;
    // With one more level open a block is replaced by its parts.
    int[] parts = new int[blocks.size()];
    for (int block = 0; block < parts.length; block++) {
      Block at = blocks.get(block);
      parts[block] += at.layers();
      if (at.parent() >= 0) {
        parts[at.parent()] -= at.layers() - 1;
      } else {
        inBlocks += at.layers() - 1;
      }
    }
    standing[0] = graph.size() - inBlocks;
    for (int block = 0; block < parts.length; block++) {
      standing[blocks.get(block).depth() + 1] += parts[block] - 1;
    }
    int level = 0;
    int sum = standing[0];
    while (level <= deepest && sum + standing[level + 1] <= settings.mostBlocks()) {
      sum += standing[level + 1];
      level++;
    }
    return level;
  }

  private void exhibit() {
    int next = 0;
    int layer = 0;
    while (layer < graph.size()) {
      while (next < open.length
          && (blocks.get(next).first() < layer
              || (blocks.get(next).first() == layer && open[next]))) {
        next++;
      }
      if (next < open.length && blocks.get(next).first() == layer) {
        exhibits.add(closedBlock(next));
        layer = blocks.get(next).end();
      } else {
        ValueDescription value = graph.layers().get(layer).value();
        exhibits.add(new Exhibit(layer, layer + 1, -1, value, Shown.whole(value.getForm())));
        layer++;
      }
    }
  }

  private Exhibit closedBlock(int index) {
    Block block = blocks.get(index);
    ValueDescription shown = handedOn(graph.layers().subList(block.first(), block.end()));
    return new Exhibit(
        block.first(),
        block.end(),
        index,
        shown,
        Shown.excerpt(shown.getForm(), settings.excerpt()));
  }

  /** The attention where there is one; else the last feature maps, else the last picture. */
  private static ValueDescription handedOn(List<FoldedLayer> layers) {
    List<ValueDescription> attentions = of(TileForm.Kind.ATTENTION, layers);
    if (attentions.size() == 1) {
      return attentions.get(0);
    }
    List<ValueDescription> maps = of(TileForm.Kind.FEATURE_MAPS, layers);
    if (!maps.isEmpty()) {
      return maps.get(maps.size() - 1);
    }
    ValueDescription shown = layers.get(layers.size() - 1).value();
    for (int layer = layers.size() - 1; layer >= 0 && Shown.all(shown.getForm()) == 0; layer--) {
      shown = layers.get(layer).value();
    }
    return shown;
  }

  private static List<ValueDescription> of(TileForm.Kind kind, List<FoldedLayer> layers) {
    return layers.stream()
        .map(FoldedLayer::value)
        .filter(value -> value.getForm().getKind() == kind)
        .toList();
  }

  /** Takes the tiles that are too many from the layers that have most. */
  private void share(long most) {
    long left = most;
    for (Exhibit exhibit : exhibits) {
      left -= Math.min(settings.excerpt(), exhibit.shown().tiles());
    }
    List<Integer> layers = new ArrayList<>();
    for (int i = 0; i < exhibits.size(); i++) {
      if (!exhibits.get(i).isBlock()) {
        layers.add(i);
      }
    }
    layers.sort(Comparator.comparingInt(i -> exhibits.get(i).shown().tiles()));
    for (int i : layers) {
      Exhibit exhibit = exhibits.get(i);
      String name = exhibit.value().getName();
      int more = exhibit.shown().tiles() - settings.excerpt();
      boolean fits = more <= left;
      if (more > 0 && (closed.contains(name) || (!fits && !opened.contains(name)))) {
        exhibits.set(i, excerpt(exhibit));
      } else if (more > 0) {
        left -= more;
      }
    }
  }

  private Exhibit excerpt(Exhibit exhibit) {
    return new Exhibit(
        exhibit.first(),
        exhibit.end(),
        -1,
        exhibit.value(),
        Shown.excerpt(exhibit.value().getForm(), settings.excerpt()));
  }
}
