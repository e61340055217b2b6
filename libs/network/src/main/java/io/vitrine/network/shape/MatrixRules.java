package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products of matrices. */
final class MatrixRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("MatMul", new Rule(2, site -> product(site, 1, site.type(0)))),
          entry(
              "MatMulInteger",
              new Rule(2, site -> product(site, 1, Optional.of(ElementType.INT32)))),
          entry("QLinearMatMul", new Rule(8, site -> product(site, 3, site.type(7)))),
          entry("Gemm", new Rule(2, MatrixRules::gemm)),
          entry("Einsum", new Rule(1, EinsumShape::infer)),
          entry("Det", new Rule(1, MatrixRules::determinant)));

  private MatrixRules() {}

  private static void product(Site site, int second, Optional<ElementType> type) {
    if (site.shape(0).isEmpty() || site.shape(second).isEmpty()) {
      site.give(0, type, Optional.empty());
      return;
    }
    Shape a = site.shape(0).get();
    Shape b = site.shape(second).get();
    if (a.rank() == 0 || b.rank() == 0) {
      throw site.wrong("it multiplies matrices, not the scalars %s and %s", a, b);
    }
    Dimension inner = a.dimensions().get(a.rank() - 1);
    site.same(
        inner,
        b.dimensions().get(b.rank() == 1 ? 0 : b.rank() - 2),
        "matrices of shapes %s and %s do not fit".formatted(a, b));
    List<Dimension> sizes = new ArrayList<>(Sizes.broadcast(batch(a), batch(b)).dimensions());
    if (a.rank() > 1) {
      sizes.add(a.dimensions().get(a.rank() - 2));
    }
    if (b.rank() > 1) {
      sizes.add(b.dimensions().get(b.rank() - 1));
    }
    site.give(0, type, Optional.of(new Shape(sizes)));
  }

  private static Shape batch(Shape shape) {
    return new Shape(shape.dimensions().subList(0, Math.max(0, shape.rank() - 2)));
  }

  private static void gemm(Site site) {
    if (site.shape(0).isEmpty() || site.shape(1).isEmpty()) {
      site.give(0, site.type(0), Optional.of(Sizes.unknownOfRank(2)));
      return;
    }
    site.requireRank(0, 2);
    site.requireRank(1, 2);
    Shape a = site.shape(0).get();
    Shape b = site.shape(1).get();
    int left = site.integer("transA", 0) == 0 ? 0 : 1;
    int right = site.integer("transB", 0) == 0 ? 1 : 0;
    site.same(
        a.dimensions().get(1 - left),
        b.dimensions().get(1 - right),
        "matrices of shapes %s and %s do not fit".formatted(a, b));
    Shape result = new Shape(List.of(a.dimensions().get(left), b.dimensions().get(right)));
    if (site.opset() >= 7) {
      site.shape(2).ifPresent(c -> fitsBias(site, c, result));
    }
    site.give(0, site.type(0), Optional.of(result));
  }

  private static void fitsBias(Site site, Shape bias, Shape result) {
    Shape both = Sizes.broadcast(bias, result);
    if (result.isKnown() && both.isKnown() && !both.equals(result)) {
      throw site.wrong("its third input of shape %s does not broadcast to %s", bias, result);
    }
  }

  private static void determinant(Site site) {
    site.give(0, site.type(0), site.shape(0).map(MatrixRules::batch));
  }
}
