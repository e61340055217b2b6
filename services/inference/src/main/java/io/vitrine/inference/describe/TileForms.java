package io.vitrine.inference.describe;

import io.vitrine.inference.view.Numbers;
import io.vitrine.inference.view.TileGeometry;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.TileForm.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How each value of a graph is looked at. The tiles of a value always lie one after the other from
 * the start of its tensor; of a batch only the first sample is shown.
 */
public final class TileForms {
  private static final Set<String> KEEPS_LENGTH =
      Set.of("Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool", "BatchNormalization");
  private static final TileForm NOT_SHOWN = TileForm.newBuilder().setKind(Kind.NOT_SHOWN).build();

  private final Graph graph;
  private final Set<String> attention = new HashSet<>();
  private final Set<String> plots = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();

  public TileForms(Graph graph, Set<String> plumbing) {
    this.graph = graph;
    graph.initializers().forEach(weight -> hidden.add(weight.name()));
    for (Node node : graph.nodes()) {
      if (node.op().equals("Softmax")) {
        attention.addAll(node.outputs());
      }
      if (KEEPS_LENGTH.contains(node.op()) || plotted(node)) {
        plots.addAll(node.outputs());
      }
      if (plumbing.contains(node.name()) && allIntegers(node)) {
        hidden.addAll(node.outputs());
      }
    }
  }

  /** The form of a value by the graph's own shapes. */
  public TileForm of(Value value) {
    if (hidden.contains(value.name()) || value.shape().isEmpty()) {
      return NOT_SHOWN;
    }
    return of(value.name(), value.type().orElse(ElementType.FLOAT32), value.shape().get());
  }

  /** The tiles of a value as it came out of a run; empty when it is not shown. */
  public Optional<TileGeometry> geometry(String value, ElementType type, Shape shape) {
    if (hidden.contains(value)) {
      return Optional.empty();
    }
    TileForm form = of(value, type, shape);
    return form.getTiles() > 0 && form.getHeight() > 0 && form.getWidth() > 0
        ? Optional.of(new TileGeometry(form.getTiles(), form.getHeight(), form.getWidth()))
        : Optional.empty();
  }

  private TileForm of(String name, ElementType type, Shape shape) {
    int rank = shape.rank();
    boolean empty = shape.dimensions().stream().anyMatch(axis -> axis.size() == 0);
    if (!Numbers.readable(type) || rank == 0 || empty) {
      return NOT_SHOWN;
    }
    long last = size(shape, rank - 1);
    return switch (rank) {
      case 1 -> form(Kind.STRIP, 1, 1, last);
      case 2 -> {
        long rows = size(shape, 0);
        yield rows == 1 || rows == Dimension.UNKNOWN
            ? form(Kind.STRIP, 1, 1, last)
            : form(Kind.TOKENS, 1, rows, last);
      }
      case 3 ->
          plots.contains(name)
              ? form(Kind.PLOT, size(shape, 1), 1, last)
              : form(Kind.TOKENS, 1, size(shape, 1), last);
      default -> {
        long tiles = 1;
        for (int axis = 1; axis < rank - 2; axis++) {
          tiles = size(shape, axis) < 0 || tiles < 0 ? -1 : tiles * size(shape, axis);
        }
        boolean heads = rank == 4 && attention.contains(name);
        yield form(heads ? Kind.ATTENTION : Kind.FEATURE_MAPS, tiles, size(shape, rank - 2), last);
      }
    };
  }

  private static TileForm form(Kind kind, long tiles, long height, long width) {
    if (tiles > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width > Integer.MAX_VALUE) {
      return NOT_SHOWN;
    }
    // 0 says: known only at run time.
    return TileForm.newBuilder()
        .setKind(kind)
        .setTiles((int) Math.max(0, tiles))
        .setHeight((int) Math.max(0, height))
        .setWidth((int) Math.max(0, width))
        .build();
  }

  private static long size(Shape shape, int axis) {
    return shape.dimensions().get(axis).size();
  }

  /** Elementwise operators keep the look of what they work on. */
  private boolean plotted(Node node) {
    return Elementwise.contains(node.op()) && node.inputs().stream().anyMatch(plots::contains);
  }

  private boolean allIntegers(Node node) {
    return node.outputs().stream()
        .map(graph.values()::get)
        .allMatch(
            value -> value != null && value.type().isPresent() && !value.type().get().isFloat());
  }
}
