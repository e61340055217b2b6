package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.List;

/** Operators on boxes in a picture. */
final class RegionOperators {
  private static final int SHIFTS_BY_HALF_SINCE = 16;

  private RegionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("RoiAlign", RegionOperators::align);
    table.add("MaxRoiPool", RegionOperators::pool);
    table.add("NonMaxSuppression", RegionOperators::suppress);
    table.add("MaxUnpool", RegionOperators::unpool);
  }

  private static void align(NodeText node) {
    Dense input = node.in(0);
    boolean half =
        node.word(
                "coordinate_transformation_mode",
                node.opset() < SHIFTS_BY_HALF_SINCE ? "output_half_pixel" : "half_pixel")
            .equals("half_pixel");
    node.outLike(
        input,
        "%s",
        node.call(
            "align_regions",
            input,
            node.in(1),
            node.in(2),
            node.integer("output_height", 1),
            node.integer("output_width", 1),
            node.integer("sampling_ratio", 0),
            node.real("spatial_scale", 1),
            half ? 0.5 : 0.,
            node.word("mode", "avg").equals("max")));
  }

  private static void pool(NodeText node) {
    Dense input = node.in(0);
    List<Long> shape = node.integers("pooled_shape", List.of());
    if (shape.size() != 2) {
      throw ProgramException.invalid("pooled_shape is " + shape + ", not two numbers");
    }
    node.outLike(
        input,
        "%s",
        node.call(
            "pool_regions",
            input,
            node.in(1),
            shape.get(0),
            shape.get(1),
            node.real("spatial_scale", 1)));
  }

  private static void suppress(NodeText node) {
    node.out(
        ElementType.INT64,
        2,
        "%s",
        node.call(
            "non_max_suppression",
            node.in(0),
            node.in(1),
            node.has(2) ? node.integers(2).scalar() : (Object) 0,
            node.optional(3),
            node.optional(4),
            node.flag("center_point_box", false)));
  }

  /** Positions count in the tensor whose size the window tells; that stands in the wanted one. */
  private static void unpool(NodeText node) {
    Dense input = node.in(0);
    Window window = Window.of(node, input, Window.kernelShape(node));
    List<String> sizes = new ArrayList<>();
    for (int i = 0; i < window.axes(); i++) {
      sizes.add(
          node.let(
              "(torch.size(%s, %s) - 1) * %s + %s - %s - %s",
              input,
              i + 2,
              window.strides().get(i),
              window.kernel().get(i),
              window.begins().get(i),
              window.ends().get(i)));
    }
    node.outLike(
        input,
        "%s",
        node.call(
            "unpool",
            input,
            node.in(1),
            sizes,
            node.has(2) ? node.integers(2).list() : "annotate(List[int], [])"));
  }
}
