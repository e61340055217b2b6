package io.vitrine.viewer.scene;

import io.vitrine.protocol.Block;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** All that stands in the hall: layers with their wings of tiles, edges, frames. Immutable. */
public final class Hall {
  /** Most tiles a scene may have. */
  public static final int MOST_TILES = 8_000_000;

  /** A curve through its points. */
  public record EdgeView(int from, int to, List<Vector3fc> points) {}

  private final List<LayerView> layers;
  private final List<WingView> wings;
  private final List<EdgeView> edges;
  private final List<Block> blocks;
  private final Map<String, LayerView> byValue = new HashMap<>();
  private final int tiles;
  private final Vector3fc entry;
  private final Vector3fc end;
  private final Optional<Frame> inputFrame;
  private final Optional<Frame> resultsBoard;

  private Hall(Scene scene) {
    entry = WingView.vector(scene.getEntry());
    end = WingView.vector(scene.getEnd());
    List<LayerView> layers = new ArrayList<>();
    List<WingView> wings = new ArrayList<>();
    int first = 0;
    for (Layer layer : scene.getLayersList()) {
      LayerView view = layer(layer, layers.size(), first);
      layers.add(view);
      wings.addAll(view.wings());
      byValue.put(view.value(), view);
      first += view.tiles();
      if (first > MOST_TILES) {
        throw new SceneException(
            "the scene has more than " + MOST_TILES + " tiles: show fewer layers");
      }
    }
    this.layers = List.copyOf(layers);
    this.wings = List.copyOf(wings);
    tiles = first;
    blocks = scene.getBlocksList();
    edges =
        scene.getEdgesList().stream()
            .filter(edge -> edge.getPointsCount() > 1)
            .map(this::edge)
            .toList();
    inputFrame = frame(scene.getInputFrame(), scene.getInputFrameRight(), scene.getInputFrameUp());
    resultsBoard =
        frame(scene.getResultsBoard(), scene.getResultsBoardRight(), scene.getResultsBoardUp());
  }

  /**
   * @throws SceneException if the scene is not as the protocol says
   */
  public static Hall of(Scene scene) {
    return new Hall(scene);
  }

  private LayerView layer(Layer layer, int index, int firstTile) {
    int tiles =
        layer.getWingsList().stream()
            .mapToInt(wing -> wing.getFirstTile() + wing.getTiles())
            .max()
            .orElse(0);
    List<WingView> wings = new ArrayList<>();
    for (Wing wing : layer.getWingsList()) {
      wings.add(
          WingView.of(
              wing,
              index,
              firstTile + wing.getFirstTile(),
              layer.getTileWidth(),
              layer.getTileHeight(),
              entry));
    }
    return new LayerView(
        index,
        layer.getValue(),
        layer.getTitle(),
        firstTile,
        tiles,
        layer.getForm().getKind(),
        layer.getForm().getWidth(),
        layer.getForm().getHeight(),
        WingView.vector(layer.getLabel()),
        List.copyOf(wings),
        layer.getExcerpt() > 0,
        layer.getClosedBlock());
  }

  private EdgeView edge(Edge edge) {
    if (edge.getFromLayer() >= layers.size() || edge.getToLayer() >= layers.size()) {
      throw new SceneException(
          "an edge from layer "
              + edge.getFromLayer()
              + " to "
              + edge.getToLayer()
              + " in a scene of "
              + layers.size());
    }
    List<Vector3fc> points = new ArrayList<>();
    edge.getPointsList().forEach(point -> points.add(WingView.vector(point)));
    return new EdgeView(edge.getFromLayer(), edge.getToLayer(), List.copyOf(points));
  }

  private static Optional<Frame> frame(Vector3 centre, Vector3 right, Vector3 up) {
    Frame frame = new Frame(WingView.vector(centre), WingView.vector(right), WingView.vector(up));
    return frame.right().length() > 0 && frame.up().length() > 0
        ? Optional.of(frame)
        : Optional.empty();
  }

  public List<LayerView> layers() {
    return layers;
  }

  /** All wings of all layers; a wing's place in this list is its number on the device. */
  public List<WingView> wings() {
    return wings;
  }

  public List<EdgeView> edges() {
    return edges;
  }

  /** The innermost block that is open and has more in it than this layer. */
  public Optional<String> openBlockAround(LayerView layer) {
    Optional<String> found = Optional.empty();
    for (Block block : blocks) {
      int from = block.getFirstLayer();
      boolean holds = layer.index() >= from && layer.index() < from + block.getShownLayers();
      // A block comes after the one around it.
      if (block.getOpen() && holds && block.getShownLayers() > 1) {
        found = Optional.of(block.getName());
      }
    }
    return found;
  }

  public Optional<LayerView> layerOf(String value) {
    return Optional.ofNullable(byValue.get(value));
  }

  /** Whether some wing hides one point from the other. */
  public boolean hidden(Vector3fc eye, Vector3fc point) {
    for (WingView wing : wings) {
      if (wing.blocks(eye, point)) {
        return true;
      }
    }
    return false;
  }

  /** Tiles of all layers. */
  public int tiles() {
    return tiles;
  }

  /** Where the walk starts, on the ground. */
  public Vector3f entry() {
    return new Vector3f(entry);
  }

  /** Where the walk ends, on the ground. */
  public Vector3f end() {
    return new Vector3f(end);
  }

  public Optional<Frame> inputFrame() {
    return inputFrame;
  }

  public Optional<Frame> resultsBoard() {
    return resultsBoard;
  }
}
