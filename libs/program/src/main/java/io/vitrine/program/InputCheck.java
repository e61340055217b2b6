package io.vitrine.program;

import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.List;
import java.util.Map;

/** Holds what a caller gives against what a program takes. */
final class InputCheck {
  private InputCheck() {}

  static List<Tensor> ordered(List<Value> expected, Map<String, Tensor> given) {
    List<String> names = expected.stream().map(Value::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        throw ProgramException.notFound(Names.unknown("input", name, names));
      }
    }
    return expected.stream().map(value -> fitting(value, given)).toList();
  }

  static int position(List<Value> expected, String name) {
    List<String> names = expected.stream().map(Value::name).toList();
    int position = names.indexOf(name);
    if (position < 0) {
      throw ProgramException.notFound(Names.unknown("input", name, names));
    }
    return position;
  }

  static void differentiable(Program.Output value, Tensor seed, Tensor input, String name) {
    if (!value.type().isFloat()) {
      throw ProgramException.invalid(
          "the value '%s' has elements of type %s, which have no gradient"
              .formatted(value.name(), value.type()));
    }
    if (!input.type().isFloat()) {
      throw ProgramException.invalid(
          "the input '%s' has elements of type %s, which have no gradient"
              .formatted(name, input.type()));
    }
    if (seed.type() != value.type()) {
      throw ProgramException.invalid(
          "the seed has elements of type %s, but the value '%s' of type %s"
              .formatted(seed.type(), value.name(), value.type()));
    }
  }

  private static Tensor fitting(Value value, Map<String, Tensor> given) {
    Tensor tensor = given.get(value.name());
    if (tensor == null) {
      throw ProgramException.notFound(
          Names.unknown("given tensor for the input", value.name(), given.keySet()));
    }
    value
        .type()
        .filter(type -> type != tensor.type())
        .ifPresent(
            type -> {
              throw ProgramException.invalid(
                  "the input '%s' has elements of type %s, not %s"
                      .formatted(value.name(), type, tensor.type()));
            });
    value
        .shape()
        .map(Shape::rank)
        .filter(rank -> rank != tensor.shape().rank())
        .ifPresent(
            rank -> {
              throw ProgramException.invalid(
                  "the input '%s' has %d axes, %s; the tensor given has the shape %s"
                      .formatted(value.name(), rank, value.shape().orElseThrow(), tensor.shape()));
            });
    return tensor;
  }
}
