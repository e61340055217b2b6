package io.vitrine.inference.describe;

import io.vitrine.network.Dimension;
import io.vitrine.network.Graph;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.protocol.Preprocessing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes a model's inputs have when it is looked at: one sample, of the model's picture size.
 */
public final class InputShapes {
  private InputShapes() {}

  /** Inputs of known rank; axes nobody knows stay unknown. */
  public static Map<String, Shape> of(Graph graph, Optional<Preprocessing> preprocessing) {
    Map<String, Shape> shapes = new HashMap<>();
    for (Value input : graph.inputs()) {
      input.shape().ifPresent(shape -> shapes.put(input.name(), one(shape)));
    }
    preprocessing.ifPresent(
        how -> {
          Shape shape = shapes.get(how.getInput());
          if (shape != null && shape.rank() == 4) {
            shapes.put(how.getInput(), picture(shape, how));
          }
        });
    return Map.copyOf(shapes);
  }

  /** An open first axis is the batch. */
  private static Shape one(Shape shape) {
    if (shape.rank() == 0 || shape.dimensions().get(0).isKnown()) {
      return shape;
    }
    return with(shape, 0, 1);
  }

  private static Shape picture(Shape shape, Preprocessing how) {
    int height = how.getChannelsLast() ? 1 : 2;
    int channels = how.getChannelsLast() ? 3 : 1;
    Shape sized = with(with(shape, height, how.getHeight()), height + 1, how.getWidth());
    return with(sized, channels, how.getOrder() == Preprocessing.Order.GREY ? 1 : 3);
  }

  private static Shape with(Shape shape, int axis, long size) {
    List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
    dimensions.set(axis, Dimension.of(size));
    return new Shape(dimensions);
  }
}
