package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import java.util.ArrayList;
import java.util.List;

/** Operators that sample a tensor on another grid. */
final class ResizeOperators {
  private static final String NO_REALS = "annotate(List[float], [])";
  private static final String NO_INTEGERS = "annotate(List[int], [])";
  private static final int ASYMMETRIC = 4;
  private static final int FLOOR = 2;
  private static final int FREE_GRID_SINCE = 11;
  private static final int SCALES_ARE_OPERANDS_SINCE = 9;

  private ResizeOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Resize", ResizeOperators::resize);
    table.add("Upsample", ResizeOperators::upsample);
    table.add("GridSample", ResizeOperators::sample);
    table.add("AffineGrid", ResizeOperators::affineGrid);
  }

  private static void resize(NodeText node) {
    if (node.opset() < FREE_GRID_SINCE) {
      write(node, NO_REALS, reals(node, 1), NO_INTEGERS, ASYMMETRIC, FLOOR);
      return;
    }
    boolean bySizes = node.has(3) && !isEmpty(node.operand(3));
    write(
        node,
        node.has(1) && !isEmpty(node.operand(1)) ? reals(node, 1) : NO_REALS,
        bySizes ? NO_REALS : reals(node, 2),
        bySizes ? node.integers(3).list() : NO_INTEGERS,
        coordinates(node.word("coordinate_transformation_mode", "half_pixel")),
        nearest(node.word("nearest_mode", "round_prefer_floor")));
  }

  private static boolean isEmpty(Operand operand) {
    return operand instanceof Known known && known.tensor().elements() == 0;
  }

  private static void upsample(NodeText node) {
    String scales;
    if (node.opset() >= SCALES_ARE_OPERANDS_SINCE) {
      scales = reals(node, 1);
    } else if (node.hasAttribute("scales")) {
      scales = Literals.of(node.reals("scales", List.of()));
    } else {
      scales =
          "[1., 1., %s, %s]"
              .formatted(
                  Literals.of(node.real("height_scale", 1)),
                  Literals.of(node.real("width_scale", 1)));
    }
    write(node, NO_REALS, scales, NO_INTEGERS, ASYMMETRIC, FLOOR);
  }

  private static void write(
      NodeText node, String roi, String scales, String sizes, int coordinates, int nearest) {
    Dense input = node.in(0);
    boolean antialias = node.flag("antialias", false);
    node.outLike(
        input,
        "%s",
        node.call(
            "resize",
            input,
            roi,
            scales,
            sizes,
            node.hasAttribute("axes") ? node.integers("axes", List.of()).toString() : NO_INTEGERS,
            mode(node.word("mode", "nearest")),
            coordinates,
            nearest,
            node.real("cubic_coeff_a", -0.75),
            node.flag("exclude_outside", false),
            node.real("extrapolation_value", 0),
            antialias,
            policy(node.word("keep_aspect_ratio_policy", "stretch"))));
  }

  private static int mode(String name) {
    return switch (name) {
      case "nearest" -> 0;
      case "linear", "bilinear" -> 1;
      case "cubic" -> 2;
      default -> throw ProgramException.invalid("the mode is '" + name + "'");
    };
  }

  private static int coordinates(String name) {
    return switch (name) {
      case "half_pixel" -> 0;
      case "half_pixel_symmetric" -> 1;
      case "pytorch_half_pixel" -> 2;
      case "align_corners" -> 3;
      case "asymmetric" -> ASYMMETRIC;
      case "tf_crop_and_resize" -> 5;
      case "tf_half_pixel_for_nn" -> 6;
      default ->
          throw ProgramException.invalid("the coordinate_transformation_mode is '" + name + "'");
    };
  }

  private static int nearest(String name) {
    return switch (name) {
      case "round_prefer_floor", "" -> 0;
      case "round_prefer_ceil" -> 1;
      case "floor" -> FLOOR;
      case "ceil" -> 3;
      default -> throw ProgramException.invalid("the nearest_mode is '" + name + "'");
    };
  }

  private static int policy(String name) {
    return switch (name) {
      case "stretch" -> 0;
      case "not_larger" -> 1;
      case "not_smaller" -> 2;
      default -> throw ProgramException.invalid("the keep_aspect_ratio_policy is '" + name + "'");
    };
  }

  /** Floats of an operand as a List[float]. */
  private static String reals(NodeText node, int i) {
    if (node.operand(i) instanceof Known known && known.type() == ElementType.FLOAT32) {
      Tensor tensor = known.tensor();
      node.bake(known.name());
      List<Double> values = new ArrayList<>();
      for (int k = 0; k < tensor.elements(); k++) {
        values.add((double) tensor.data().getFloat(Float.BYTES * k));
      }
      return values.isEmpty() ? NO_REALS : Literals.of(values);
    }
    return node.let(
        "annotate(List[float], torch.to(torch.reshape(%s, [-1]), 7).tolist())", node.in(i));
  }

  private static void sample(NodeText node) {
    Dense input = node.in(0);
    int mode =
        switch (node.word("mode", "linear")) {
          case "linear", "bilinear" -> 0;
          case "nearest" -> 1;
          case "cubic", "bicubic" -> 2;
          default -> throw ProgramException.invalid("the mode is unknown");
        };
    int padding =
        switch (node.word("padding_mode", "zeros")) {
          case "zeros" -> 0;
          case "border" -> 1;
          case "reflection" -> 2;
          default -> throw ProgramException.invalid("the padding_mode is unknown");
        };
    ElementType wide = wide(input.type());
    node.outLike(
        input,
        "torch.to(torch.grid_sampler(torch.to(%s, %s), torch.to(%s, %s), %s, %s, %s), %s)",
        input,
        Dtypes.code(wide),
        node.in(1),
        Dtypes.code(wide),
        mode,
        padding,
        node.flag("align_corners", false),
        Dtypes.code(input.type()));
  }

  /** Positions need more places than half a float has. */
  private static ElementType wide(ElementType type) {
    return switch (type) {
      case FLOAT16, BFLOAT16, FLOAT32 -> ElementType.FLOAT32;
      default -> ElementType.FLOAT64;
    };
  }

  private static void affineGrid(NodeText node) {
    IntegerOperand size = node.integers(1);
    int rank = size.count().isPresent() ? size.count().getAsInt() : Operand.UNKNOWN_RANK;
    Dense theta = node.in(0);
    node.out(
        theta.type(),
        rank,
        "torch.affine_grid_generator(%s, %s, %s)",
        theta,
        size.list(),
        node.flag("align_corners", false));
  }
}
