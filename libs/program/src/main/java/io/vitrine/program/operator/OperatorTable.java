package io.vitrine.program.operator;

import io.vitrine.network.Node;
import io.vitrine.program.ProgramException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every operator that can be compiled, by name. Immutable once built. */
final class OperatorTable {
  static final OperatorTable STANDARD = new OperatorTable();

  private final Map<String, Operator> operators = new HashMap<>();

  private OperatorTable() {
    ActivationOperators.addTo(this);
    ArithmeticOperators.addTo(this);
    ArrangementOperators.addTo(this);
    ConvolutionOperators.addTo(this);
    ControlOperators.addTo(this);
    ScanOperators.addTo(this);
    ConversionOperators.addTo(this);
    GenerationOperators.addTo(this);
    LogicOperators.addTo(this);
    LossOperators.addTo(this);
    MatrixOperators.addTo(this);
    NormalizationOperators.addTo(this);
    PoolingOperators.addTo(this);
    QuantizationOperators.addTo(this);
    RandomOperators.addTo(this);
    ReductionOperators.addTo(this);
    RegionOperators.addTo(this);
    RecurrentOperators.addTo(this);
    ResizeOperators.addTo(this);
    AttentionOperators.addTo(this);
    SearchOperators.addTo(this);
    SelectionOperators.addTo(this);
    ShapeOperators.addTo(this);
    SignalOperators.addTo(this);
    StateOperators.addTo(this);
    TermOperators.addTo(this);
    UnaryOperators.addTo(this);
  }

  void add(String name, Operator operator) {
    if (operators.put(name, operator) != null) {
      throw new IllegalStateException("two entries for the operator " + name);
    }
  }

  /** Names of all operators. */
  Set<String> names() {
    return Set.copyOf(operators.keySet());
  }

  /** Why the table has nothing for a node; empty when it has. */
  Optional<String> missing(Node node) {
    if (!node.domain().isEmpty() && !node.domain().equals("ai.onnx")) {
      return Optional.of("the operator set '" + node.domain() + "' is not the standard one");
    }
    return operators.containsKey(node.op()) ? Optional.empty() : Optional.of(reason(node.op()));
  }

  private static String reason(String op) {
    return switch (op) {
      case "SequenceAt",
          "SequenceConstruct",
          "SequenceEmpty",
          "SequenceErase",
          "SequenceInsert",
          "SequenceLength",
          "SequenceMap",
          "SplitToSequence",
          "ConcatFromSequence" ->
          "sequences of tensors are not supported";
      case "Optional" -> "optional values are not supported";
      case "StringConcat", "StringNormalizer", "StringSplit", "RegexFullMatch" ->
          "strings are not supported";
      case "ImageDecoder" -> "pictures are decoded before they enter a network";
      default -> "there is no such operator";
    };
  }

  void write(NodeText text) {
    Node node = text.node();
    Operator operator = operators.get(node.op());
    Optional<String> missing = missing(node);
    if (operator == null || missing.isPresent()) {
      throw ProgramException.unsupported(missing.orElse(""));
    }
    operator.write(text);
  }
}
