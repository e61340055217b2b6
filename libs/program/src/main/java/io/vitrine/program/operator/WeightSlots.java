package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.Slot;
import io.vitrine.program.text.Dtypes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors a program is given besides its inputs, in order of first use. */
final class WeightSlots {
  /** Always there, so that the text can ask it for the device. */
  static final String ANCHOR = "w[0]";

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> baked = new LinkedHashSet<>();

  WeightSlots() {
    slots.add(
        new Slot.Constant(new Tensor(ElementType.FLOAT32, Shape.of(0), ByteBuffer.allocate(0))));
  }

  String weight(String name, ElementType type) {
    check(name, type);
    return texts.computeIfAbsent(name, absent -> add(new Slot.Weight(name)));
  }

  String prepared(List<String> sources, String expression) {
    return texts.computeIfAbsent(
        String.join("\n", sources) + "\n" + expression,
        absent -> add(new Slot.Prepared(sources, expression)));
  }

  String constant(Tensor tensor) {
    check("constant", tensor.type());
    return add(new Slot.Constant(tensor));
  }

  void bake(String name) {
    baked.add(name);
  }

  List<Slot> slots() {
    return List.copyOf(slots);
  }

  List<String> baked() {
    return List.copyOf(baked);
  }

  private String add(Slot slot) {
    slots.add(slot);
    return "w[" + (slots.size() - 1) + "]";
  }

  private static void check(String name, ElementType type) {
    if (!Dtypes.isSupported(type)) {
      throw ProgramException.unsupported(
          "'%s' has elements of type %s, which cannot be computed".formatted(name, type));
    }
  }
}
