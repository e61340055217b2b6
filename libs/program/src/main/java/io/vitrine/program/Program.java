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
 * @param purpose what it was compiled for
 * @param code the text of the module
 * @param inputs what a run is given, in order
 * @param slots the elements of the list of weights, in order
 * @param outputs what a run gives, in order
 * @param baked names of weights whose elements are written into the text: another checkpoint with
 *     other elements there needs another program
 * @param folded what is not computed as the graph has it, in words: each value asked for is the
 *     true one all the same
 * @param origins per line of the text, the node it is for
 */
public record Program(
    Purpose purpose,
    String code,
    List<Value> inputs,
    List<Slot> slots,
    List<Output> outputs,
    List<String> baked,
    List<String> folded,
    List<Optional<String>> origins) {
  public Program {
    inputs = List.copyOf(inputs);
    slots = List.copyOf(slots);
    outputs = List.copyOf(outputs);
    baked = List.copyOf(baked);
    folded = List.copyOf(folded);
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
    return new Program(purpose, code + methods, inputs, slots, outputs, baked, folded, origins);
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
    return slots.stream().flatMap(slot -> names(slot).stream()).distinct().toList();
  }

  private static List<String> names(Slot slot) {
    if (slot instanceof Slot.Weight weight) {
      return List.of(weight.name());
    }
    return slot instanceof Slot.Prepared prepared ? prepared.sources() : List.of();
  }

  /** A weight of a checkpoint. Throws NOT_FOUND when it is missing. */
  static Tensor weight(Map<String, Tensor> checkpoint, String name) {
    Tensor tensor = checkpoint.get(name);
    if (tensor == null) {
      throw ProgramException.notFound(Names.unknown("weight", name, checkpoint.keySet()));
    }
    return tensor;
  }
}
