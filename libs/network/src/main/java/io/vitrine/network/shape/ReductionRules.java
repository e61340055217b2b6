package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;

/** Operators that reduce axes, or pick along one. */
final class ReductionRules {
  private static final DoubleBinaryOperator UNFOLDED = (a, b) -> Double.NaN;

  static final Map<String, Rule> RULES = rules();

  private ReductionRules() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    for (String op :
        List.of(
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "ReduceMean",
            "ReduceSumSquare")) {
      rules.put(op, reduce(UNFOLDED));
    }
    rules.put("ReduceProd", reduce((a, b) -> a * b));
    rules.put("ReduceSum", reduce(Double::sum));
    rules.put("ReduceMax", reduce(Math::max));
    rules.put("ReduceMin", reduce(Math::min));
    rules.put("ArgMax", new Rule(1, ReductionRules::arg));
    rules.put("ArgMin", new Rule(1, ReductionRules::arg));
    rules.put("TopK", new Rule(1, ReductionRules::top));
    rules.put("CumSum", new Rule(2, site -> site.give(0, site.type(0), site.shape(0))));
    rules.put("CumProd", new Rule(2, site -> site.give(0, site.type(0), site.shape(0))));
    return Map.copyOf(rules);
  }

  private static Rule reduce(DoubleBinaryOperator with) {
    return new Rule(1, site -> reduce(site, with));
  }

  private static void reduce(Site site, DoubleBinaryOperator with) {
    Optional<Shape> input = site.shape(0);
    boolean keep = site.integer("keepdims", 1) == 1;
    boolean computed = site.has(1) && site.integers(1).isEmpty();
    if (input.isEmpty() || computed) {
      site.give(
          0,
          site.type(0),
          input.filter(shape -> keep).map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape shape = input.get();
    long[] given = site.integers("axes", 1).orElseGet(() -> new long[0]);
    List<Integer> axes = site.axes(given, shape.rank());
    if (given.length == 0) {
      axes =
          site.integer("noop_with_empty_axes", 0) == 1
              ? List.of()
              : site.axes(LongStream.range(0, shape.rank()).toArray(), shape.rank());
    }
    Shape result = without(shape, axes, keep);
    site.give(0, site.type(0), Optional.of(result));
    Optional<Known> known = site.known(0).filter(value -> value.sizes().size() <= 1);
    if (known.isPresent() && axes.size() == shape.rank() && !known.get().items().isEmpty()) {
      double total =
          known.get().items().stream().mapToDouble(Known.Item::number).reduce(with).orElseThrow();
      site.give(
          0,
          site.type(0),
          Known.scalar(Known.Item.of(total)).reshaped(result.rank() == 0 ? List.of() : List.of(1)));
    }
  }

  private static Shape without(Shape shape, List<Integer> axes, boolean keep) {
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      if (!axes.contains(i)) {
        sizes.add(shape.dimensions().get(i));
      } else if (keep) {
        sizes.add(Dimension.of(1));
      }
    }
    return new Shape(sizes);
  }

  private static void arg(Site site) {
    boolean keep = site.integer("keepdims", 1) == 1;
    site.give(
        0,
        Optional.of(ElementType.INT64),
        site.shape(0)
            .map(
                shape ->
                    without(
                        shape, List.of(site.axis(site.integer("axis", 0), shape.rank())), keep)));
  }

  private static void top(Site site) {
    Dimension count =
        site.hasAttribute("k")
            ? Dimension.of(site.integer("k", 1))
            : site.known(1)
                .filter(known -> known.items().size() == 1)
                .map(known -> known.dimensions().get(0))
                .orElse(Sizes.UNKNOWN);
    Optional<Shape> shape =
        site.shape(0)
            .map(
                input -> {
                  int axis = site.axis(site.integer("axis", -1), input.rank());
                  Dimension size = input.dimensions().get(axis);
                  if (count.isKnown() && size.isKnown() && count.size() > size.size()) {
                    throw site.wrong("it picks %s of the %s of axis %d", count, size, axis);
                  }
                  return Sizes.with(input, axis, count);
                });
    site.give(0, site.type(0), shape);
    site.give(1, Optional.of(ElementType.INT64), shape);
  }
}
