package io.vitrine.program.operator;

import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Networks that walk along a sequence: all directions, activations, lengths and peepholes. */
final class RecurrentOperators {
  /** Name as in ONNX, lower case, to name, alpha and beta that it has unless told otherwise. */
  private static final Map<String, Activation> ACTIVATIONS =
      List.of(
              new Activation("Sigmoid", false, 0, false, 0),
              new Activation("Tanh", false, 0, false, 0),
              new Activation("Relu", false, 0, false, 0),
              new Activation("Affine", true, 1, true, 0),
              new Activation("LeakyRelu", true, 0.01, false, 0),
              new Activation("ThresholdedRelu", true, 1, false, 0),
              new Activation("ScaledTanh", true, 1, true, 1),
              new Activation("HardSigmoid", true, 0.2, true, 0.5),
              new Activation("Elu", true, 1, false, 0),
              new Activation("Softsign", false, 0, false, 0),
              new Activation("Softplus", false, 0, false, 0))
          .stream()
          .collect(Collectors.toMap(one -> one.name.toLowerCase(Locale.ROOT), one -> one));

  private RecurrentOperators() {}

  private record Activation(
      String name, boolean hasAlpha, double alpha, boolean hasBeta, double beta) {}

  static void addTo(OperatorTable table) {
    table.add("LSTM", node -> recurrent(node, "lstm", List.of("Sigmoid", "Tanh", "Tanh")));
    table.add("GRU", node -> recurrent(node, "gru", List.of("Sigmoid", "Tanh")));
    table.add("RNN", node -> recurrent(node, "rnn", List.of("Tanh")));
  }

  private static void recurrent(NodeText node, String method, List<String> usual) {
    boolean lstm = method.equals("lstm");
    boolean batchFirst = node.flag("layout", false);
    Dense input = node.in(0);
    int first = first(node.word("direction", "forward"));
    int directions = first == 2 ? 2 : 1;
    List<Object> arguments = new ArrayList<>();
    arguments.add(batchFirst ? "torch.transpose(%s, 0, 1)".formatted(input) : input);
    arguments.add(node.in(1));
    arguments.add(node.in(2));
    arguments.add(node.optional(3));
    arguments.add(node.optional(4));
    arguments.add(state(node, 5, batchFirst));
    if (lstm) {
      arguments.add(state(node, 6, batchFirst));
      arguments.add(node.optional(7));
    }
    arguments.add(first == 2 ? 0 : first);
    activations(node, usual, directions, arguments);
    arguments.add(node.real("clip", 0));
    if (lstm) {
      arguments.add(node.flag("input_forget", false));
    } else if (method.equals("gru")) {
      arguments.add(node.flag("linear_before_reset", false));
    }
    String result = node.let(node.call(method, arguments.toArray()).replace("%", "%%"));
    node.give(
        0,
        node.value(
            input.type(), 4, batchFirst ? "torch.permute(%s[0], [2, 0, 1, 3])" : "%s[0]", result));
    for (int i = 1; i <= (lstm ? 2 : 1); i++) {
      node.give(
          i,
          node.value(
              input.type(), 3, batchFirst ? "torch.transpose(%s[%s], 0, 1)" : "%s[%s]", result, i));
    }
  }

  private static Object state(NodeText node, int i, boolean batchFirst) {
    return batchFirst ? node.call("swapped", node.optional(i)) : node.optional(i);
  }

  /** Index of the first direction; 2 for both. */
  private static int first(String direction) {
    return switch (direction) {
      case "forward" -> 0;
      case "reverse" -> 1;
      case "bidirectional" -> 2;
      default -> throw ProgramException.invalid("the direction is '" + direction + "'");
    };
  }

  /** Alphas and betas are told only for the activations that have one, in their order. */
  private static void activations(
      NodeText node, List<String> usual, int directions, List<Object> arguments) {
    List<String> both = new ArrayList<>(usual);
    if (directions == 2) {
      both.addAll(usual);
    }
    List<String> chosen = node.words("activations", both);
    if (chosen.size() != both.size()) {
      throw ProgramException.invalid(
          "there are %d activations, not %d".formatted(chosen.size(), both.size()));
    }
    List<Double> toldAlphas = node.reals("activation_alpha", List.of());
    List<Double> toldBetas = node.reals("activation_beta", List.of());
    List<String> names = new ArrayList<>();
    List<Double> alphas = new ArrayList<>();
    List<Double> betas = new ArrayList<>();
    int alpha = 0;
    int beta = 0;
    for (String name : chosen) {
      Activation one = ACTIVATIONS.get(name.toLowerCase(Locale.ROOT));
      if (one == null) {
        throw ProgramException.invalid("there is no activation '" + name + "'");
      }
      names.add('"' + one.name + '"');
      alphas.add(one.hasAlpha && alpha < toldAlphas.size() ? toldAlphas.get(alpha++) : one.alpha);
      betas.add(one.hasBeta && beta < toldBetas.size() ? toldBetas.get(beta++) : one.beta);
    }
    arguments.add("[" + String.join(", ", names) + "]");
    arguments.add(Literals.of(alphas));
    arguments.add(Literals.of(betas));
  }
}
