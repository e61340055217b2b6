package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators with bodies. */
final class ControlRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("If", new Rule(1, ControlRules::branch)),
          entry("Loop", new Rule(0, ControlRules::loop)),
          entry("Scan", new Rule(1, ControlRules::scan)));

  /** How often a body is looked at until the shapes it carries stand still. */
  private static final int ROUNDS = 3;

  private ControlRules() {}

  private static void branch(Site site) {
    Graph yes = site.body("then_branch", List.of());
    Graph no = site.body("else_branch", List.of());
    if (yes.outputs().size() != site.outputs() || no.outputs().size() != site.outputs()) {
      throw site.wrong(
          "its branches give %d and %d values; it has %d outputs",
          yes.outputs().size(), no.outputs().size(), site.outputs());
    }
    for (int i = 0; i < site.outputs(); i++) {
      String first = yes.outputs().get(i);
      String second = no.outputs().get(i);
      site.give(
          i,
          site.typeOf(first).or(() -> site.typeOf(second)),
          Sizes.either(site.shapeOf(first), site.shapeOf(second)));
    }
  }

  private static Value value(Optional<ElementType> type, Optional<Shape> shape) {
    return new Value("", type, shape);
  }

  private static void loop(Site site) {
    int carried = Math.max(0, site.inputs() - 2);
    List<Value> inputs = new ArrayList<>();
    inputs.add(value(Optional.of(ElementType.INT64), Optional.of(Shape.of())));
    inputs.add(value(Optional.of(ElementType.BOOL), Optional.of(Shape.of())));
    for (int i = 0; i < carried; i++) {
      inputs.add(value(site.type(i + 2), site.shape(i + 2)));
    }
    Graph body = settled(site, inputs, 2, carried, 1);
    if (body.outputs().size() != site.outputs() + 1) {
      throw site.wrong(
          "its body gives %d values after the condition; it has %d outputs",
          body.outputs().size() - 1, site.outputs());
    }
    for (int i = 0; i < site.outputs(); i++) {
      String inside = body.outputs().get(i + 1);
      Optional<Shape> shape =
          i < carried
              ? inputs.get(i + 2).shape()
              : site.shapeOf(inside).map(each -> inserted(each, 0, Sizes.UNKNOWN));
      site.give(i, site.typeOf(inside), shape);
    }
  }

  /** Infers the body until the shapes it carries from round to round stand still. */
  private static Graph settled(
      Site site, List<Value> inputs, int firstInput, int carried, int firstOutput) {
    Graph body = site.body("body", inputs);
    for (int round = 0; round < ROUNDS; round++) {
      boolean changed = false;
      for (int i = 0; i < carried && i + firstOutput < body.outputs().size(); i++) {
        Value before = inputs.get(i + firstInput);
        Optional<Shape> after = site.shapeOf(body.outputs().get(i + firstOutput));
        Optional<Shape> both = Sizes.either(before.shape(), after);
        changed |= !both.equals(before.shape());
        inputs.set(i + firstInput, value(before.type(), both));
      }
      if (!changed) {
        return body;
      }
      body = site.body("body", inputs);
    }
    return body;
  }

  private static Shape inserted(Shape shape, int axis, Dimension size) {
    List<Dimension> sizes = new ArrayList<>(shape.dimensions());
    sizes.add(axis, size);
    return new Shape(sizes);
  }

  private static void scan(Site site) {
    int batch = site.opset() < 9 ? 1 : 0;
    int scanned = (int) site.integer("num_scan_inputs", 0);
    int carried = site.inputs() - batch - scanned;
    if (scanned < 1 || carried < 0) {
      throw site.wrong("it scans %d of its %d inputs", scanned, site.inputs());
    }
    long[] axes = site.integers("scan_input_axes").orElseGet(() -> new long[scanned]);
    List<Value> inputs = new ArrayList<>();
    Dimension length = Sizes.UNKNOWN;
    Dimension batches = Sizes.UNKNOWN;
    for (int i = 0; i < carried + scanned; i++) {
      Optional<Shape> shape = site.shape(i + batch);
      if (batch == 1 && shape.isPresent()) {
        batches = shape.get().dimensions().get(0);
        shape = Optional.of(removed(shape.get(), 0));
      }
      if (i >= carried && shape.isPresent()) {
        int at = i - carried;
        int axis = site.axis(at < axes.length ? axes[at] : 0, shape.get().rank());
        length =
            site.same(length, shape.get().dimensions().get(axis), "its scans differ in length");
        shape = Optional.of(removed(shape.get(), axis));
      }
      inputs.add(value(site.type(i + batch), shape));
    }
    Graph body = settled(site, inputs, 0, carried, 0);
    giveScanned(
        site, body, inputs, carried, length, batch == 1 ? Optional.of(batches) : Optional.empty());
  }

  private static Shape removed(Shape shape, int axis) {
    List<Dimension> sizes = new ArrayList<>(shape.dimensions());
    sizes.remove(axis);
    return new Shape(sizes);
  }

  private static void giveScanned(
      Site site,
      Graph body,
      List<Value> inputs,
      int carried,
      Dimension length,
      Optional<Dimension> batches) {
    if (body.outputs().size() != site.outputs()) {
      throw site.wrong(
          "its body gives %d values; it has %d outputs", body.outputs().size(), site.outputs());
    }
    long[] axes = site.integers("scan_output_axes").orElseGet(() -> new long[0]);
    for (int i = 0; i < site.outputs(); i++) {
      String inside = body.outputs().get(i);
      Optional<Shape> shape = i < carried ? inputs.get(i).shape() : site.shapeOf(inside);
      if (i >= carried && shape.isPresent()) {
        long axis = i - carried < axes.length ? axes[i - carried] : 0;
        shape = Optional.of(inserted(shape.get(), site.axis(axis, shape.get().rank() + 1), length));
      }
      Optional<Shape> each = shape;
      site.give(
          i,
          site.typeOf(inside),
          batches.isPresent() ? each.map(own -> inserted(own, 0, batches.get())) : each);
    }
  }
}
