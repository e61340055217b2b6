package io.vitrine.program;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.program.archive.TorchArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a compiled graph and what goes in and comes out. Immutable; made without an engine.
 *
 * <p>The text is a TorchScript module whose method {@code network(x, w)} takes the inputs and the
 * weights as lists of tensors and returns the outputs as a list. No name of the file is in it.
 *
 * @param code the text of the module
 * @param inputs what a run is given, in order
 * @param slots the elements of the list of weights, in order
 * @param outputs what a run gives, in order
 * @param baked names of weights whose elements are written into the text: another checkpoint with
 *     other elements there needs another program
 * @param origins per line of the text, the node it is for
 */
public record Program(
    String code,
    List<Value> inputs,
    List<Slot> slots,
    List<Output> outputs,
    List<String> baked,
    List<Optional<String>> origins) {
  public Program {
    inputs = List.copyOf(inputs);
    slots = List.copyOf(slots);
    outputs = List.copyOf(outputs);
    baked = List.copyOf(baked);
    origins = List.copyOf(origins);
  }

  /** A value that a run gives. */
  public record Output(String name, ElementType type) {}

  /**
   * This program with further methods, which may call {@code (self).network(x, w, )}.
   *
   * @param source functions in TorchScript, each with two spaces of indentation per level; they
   *     become methods
   */
  public Program with(String source) {
    String methods =
        source.strip().indent(2).replaceAll("(?m)^  def (\\w+)\\(", "  def $1(self: __torch__.M, ");
    return new Program(code + methods, inputs, slots, outputs, baked, origins);
  }

  /** The program as a TorchScript archive; Python's {@code torch.jit.load} takes it too. */
  public byte[] archive() {
    return TorchArchive.of(code);
  }

  /** The node that a line of the text (first is 1) is for. */
  Optional<String> origin(int line) {
    return line >= 1 && line <= origins.size() ? origins.get(line - 1) : Optional.empty();
  }

  /** Position of an output. Throws NOT_FOUND with the nearest names. */
  int output(String name) {
    List<String> names = outputs.stream().map(Output::name).toList();
    int position = names.indexOf(name);
    if (position < 0) {
      throw ProgramException.notFound(Names.unknown("value", name, names));
    }
    return position;
  }

  /** Names of the weights it takes from a checkpoint. */
  public List<String> weights() {
    return slots.stream()
        .filter(Slot.Weight.class::isInstance)
        .map(slot -> ((Slot.Weight) slot).name())
        .toList();
  }

  /** The list of weights of a checkpoint. Throws NOT_FOUND when one is missing. */
  List<Tensor> weightsOf(Map<String, Tensor> checkpoint) {
    return slots.stream()
        .map(
            slot ->
                slot instanceof Slot.Constant constant
                    ? constant.tensor()
                    : weight(checkpoint, ((Slot.Weight) slot).name()))
        .toList();
  }

  private static Tensor weight(Map<String, Tensor> checkpoint, String name) {
    Tensor tensor = checkpoint.get(name);
    if (tensor == null) {
      throw ProgramException.notFound(Names.unknown("weight", name, checkpoint.keySet()));
    }
    return tensor;
  }
}
