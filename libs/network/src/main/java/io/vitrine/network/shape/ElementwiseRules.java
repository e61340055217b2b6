package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators that work element by element. */
final class ElementwiseRules {
  private static final DoubleUnaryOperator UNFOLDED = value -> Double.NaN;
  private static final int OPSET_OF_NUMPY_BROADCASTING = 7;

  static final Map<String, Rule> RULES = rules();

  private ElementwiseRules() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    for (String op :
        List.of(
            "Acos",
            "Acosh",
            "Asin",
            "Asinh",
            "Atan",
            "Atanh",
            "BitwiseNot",
            "Celu",
            "Cos",
            "Cosh",
            "Elu",
            "Erf",
            "Gelu",
            "HardSigmoid",
            "HardSwish",
            "LeakyRelu",
            "Mish",
            "Selu",
            "Shrink",
            "Sigmoid",
            "Sin",
            "Sinh",
            "Softplus",
            "Softsign",
            "Swish",
            "Tan",
            "Tanh",
            "ThresholdedRelu",
            "Affine",
            "ScaledTanh",
            "ParametricSoftplus",
            "Scale",
            "ImageScaler")) {
      rules.put(op, unary(UNFOLDED));
    }
    Map.<String, DoubleUnaryOperator>ofEntries(
            entry("Abs", Math::abs),
            entry("Neg", value -> -value),
            entry("Ceil", Math::ceil),
            entry("Floor", Math::floor),
            entry("Round", Math::rint),
            entry("Sqrt", Math::sqrt),
            entry("Exp", Math::exp),
            entry("Log", Math::log),
            entry("Reciprocal", value -> 1 / value),
            entry("Sign", Math::signum),
            entry("Relu", value -> Math.max(0, value)),
            entry("Identity", value -> value),
            entry("Not", value -> value == 0 ? 1 : 0))
        .forEach((op, change) -> rules.put(op, unary(change)));
    rules.put("Clip", new Rule(1, ElementwiseRules::clip));
    rules.put(
        "IsInf", new Rule(1, site -> site.give(0, Optional.of(ElementType.BOOL), site.shape(0))));
    rules.put(
        "IsNaN", new Rule(1, site -> site.give(0, Optional.of(ElementType.BOOL), site.shape(0))));
    rules.put("BitCast", new Rule(1, site -> site.give(0, site.elementType("to"), site.shape(0))));
    rules.put("Cast", new Rule(1, site -> cast(site, site.elementType("to"))));
    rules.put("CastLike", new Rule(2, site -> cast(site, site.type(1))));
    rules.put("Dropout", new Rule(1, ElementwiseRules::dropout));
    rules.put("Add", binary(Double::sum));
    rules.put("Sub", binary((a, b) -> a - b));
    rules.put("Mul", binary((a, b) -> a * b));
    rules.put("Pow", binary(Math::pow));
    rules.put("Div", new Rule(2, ElementwiseRules::divide));
    rules.put("Mod", new Rule(2, ElementwiseRules::modulo));
    rules.put("BitShift", binary((a, b) -> Double.NaN));
    for (String op : List.of("BitwiseAnd", "BitwiseOr", "BitwiseXor")) {
      rules.put(op, binary((a, b) -> Double.NaN));
    }
    Map.<String, DoubleBinaryOperator>ofEntries(
            entry("And", (a, b) -> truth(a != 0 && b != 0)),
            entry("Or", (a, b) -> truth(a != 0 || b != 0)),
            entry("Xor", (a, b) -> truth((a != 0) != (b != 0))),
            entry("Equal", (a, b) -> truth(a == b)),
            entry("Greater", (a, b) -> truth(a > b)),
            entry("Less", (a, b) -> truth(a < b)),
            entry("GreaterOrEqual", (a, b) -> truth(a >= b)),
            entry("LessOrEqual", (a, b) -> truth(a <= b)))
        .forEach(
            (op, with) ->
                rules.put(
                    op, new Rule(2, site -> binary(site, Optional.of(ElementType.BOOL), with))));
    rules.put("Max", variadic(Math::max));
    rules.put("Min", variadic(Math::min));
    rules.put("Sum", variadic(Double::sum));
    rules.put("Mean", variadic((a, b) -> Double.NaN));
    rules.put("Where", new Rule(3, ElementwiseRules::where));
    rules.put("PRelu", new Rule(2, ElementwiseRules::prelu));
    return Map.copyOf(rules);
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static Rule unary(DoubleUnaryOperator change) {
    return new Rule(
        1,
        site -> {
          site.give(0, site.type(0), site.shape(0));
          site.known(0)
              .ifPresent(
                  known ->
                      site.give(
                          0,
                          site.type(0),
                          site.node().op().equals("Identity")
                              ? known
                              : Folding.map(known, change)));
        });
  }

  private static void clip(Site site) {
    site.give(0, site.type(0), site.shape(0));
    Optional<double[]> low = bound(site, "min", 1, -Double.MAX_VALUE);
    Optional<double[]> high = bound(site, "max", 2, Double.MAX_VALUE);
    if (site.known(0).isPresent() && low.isPresent() && high.isPresent()) {
      double least = low.get()[0];
      double most = high.get()[0];
      site.give(
          0,
          site.type(0),
          Folding.map(site.known(0).get(), value -> Math.min(most, Math.max(least, value))));
    }
  }

  private static Optional<double[]> bound(Site site, String attribute, int input, double none) {
    if (site.has(input)) {
      return site.known(input).flatMap(Known::numbers).filter(numbers -> numbers.length == 1);
    }
    return Optional.of(new double[] {site.number(attribute, none)});
  }

  private static void cast(Site site, Optional<ElementType> to) {
    site.give(0, to, site.shape(0));
    if (to.isPresent() && site.known(0).isPresent()) {
      Known known = site.known(0).get();
      site.give(
          0,
          to,
          new Known(
              known.sizes(),
              known.items().stream()
                  .map(
                      item ->
                          item.isKnown()
                              ? Known.Item.of(Folding.cast(item.number(), to.get()))
                              : item)
                  .toList()));
    }
  }

  private static void dropout(Site site) {
    site.give(0, site.type(0), site.shape(0));
    boolean maskIsBool = site.opset() >= 10;
    site.give(1, maskIsBool ? Optional.of(ElementType.BOOL) : site.type(0), site.shape(0));
  }

  private static Rule binary(DoubleBinaryOperator with) {
    return new Rule(2, site -> binary(site, site.type(0), with));
  }

  private static void divide(Site site) {
    boolean whole = site.type(0).map(type -> !type.isFloat()).orElse(true);
    binary(site, site.type(0), (a, b) -> Folding.divide(a, b, whole));
  }

  private static void modulo(Site site) {
    boolean likeC = site.integer("fmod", 0) == 1;
    binary(site, site.type(0), (a, b) -> likeC ? a % b : a - Math.floor(a / b) * b);
  }

  private static void binary(Site site, Optional<ElementType> type, DoubleBinaryOperator with) {
    Optional<Shape> a = site.shape(0);
    Optional<Shape> b = site.shape(1);
    if (site.opset() < OPSET_OF_NUMPY_BROADCASTING) {
      site.give(0, type, a);
    } else if (a.isPresent() && b.isPresent()) {
      site.give(0, type, Optional.of(Sizes.broadcast(a.get(), b.get())));
    } else {
      site.give(0, type, Optional.empty());
    }
    if (site.known(0).isPresent() && site.known(1).isPresent()) {
      Folding.combine(site.known(0).get(), site.known(1).get(), with)
          .ifPresent(known -> site.give(0, type, known));
    }
  }

  private static Rule variadic(DoubleBinaryOperator with) {
    return new Rule(
        1,
        site -> {
          Optional<Shape> shape = site.shape(0);
          Optional<Known> known = site.known(0);
          for (int i = 1; i < site.inputs(); i++) {
            Optional<Shape> next = site.shape(i);
            Optional<Known> operand = site.known(i);
            shape = shape.flatMap(a -> next.map(b -> Sizes.broadcast(a, b)));
            known = known.flatMap(a -> operand.flatMap(b -> Folding.combine(a, b, with)));
          }
          site.give(0, site.type(0), shape);
          known.ifPresent(value -> site.give(0, site.type(0), value));
        });
  }

  private static void where(Site site) {
    Optional<Shape> shape =
        site.shape(0)
            .flatMap(a -> site.shape(1).map(b -> Sizes.broadcast(a, b)))
            .flatMap(ab -> site.shape(2).map(c -> Sizes.broadcast(ab, c)));
    Optional<ElementType> type = site.type(1).or(() -> site.type(2));
    site.give(0, type, shape);
    if (site.known(0).isPresent() && site.known(1).isPresent() && site.known(2).isPresent()) {
      Folding.zip(
              List.of(site.known(0).get(), site.known(1).get(), site.known(2).get()),
              items ->
                  !items.get(0).isKnown()
                      ? Known.Item.unknown()
                      : items.get(0).number() != 0 ? items.get(1) : items.get(2))
          .ifPresent(known -> site.give(0, type, known));
    }
  }

  /** The slope may be smaller than its operand, never larger. */
  private static void prelu(Site site) {
    site.give(0, site.type(0), site.shape(0));
    if (site.opset() < OPSET_OF_NUMPY_BROADCASTING
        || site.shape(0).isEmpty()
        || site.shape(1).isEmpty()) {
      return;
    }
    Shape operand = site.shape(0).get();
    Shape slope = site.shape(1).get();
    boolean fits = slope.rank() <= operand.rank();
    for (int i = 1; fits && i <= slope.rank(); i++) {
      long own = slope.dimensions().get(slope.rank() - i).size();
      long other = operand.dimensions().get(operand.rank() - i).size();
      fits = own == 1 || own < 0 || other < 0 || own == other;
    }
    if (!fits) {
      throw site.wrong("its slope of shape %s does not broadcast to %s", slope, operand);
    }
  }
}
