package io.vitrine.program.operator;

import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;

/** Activation functions. */
final class ActivationOperators {
  private static final double SELU_ALPHA = 1.67326319217681884765625;
  private static final double SELU_GAMMA = 1.05070102214813232421875;
  private static final int PER_CHANNEL_UNTIL = 7;
  private static final int ALONG_ONE_AXIS_SINCE = 13;

  private ActivationOperators() {}

  static void addTo(OperatorTable table) {
    table.add(
        "LeakyRelu", node -> one(node, "torch.leaky_relu(%s, %s)", node.real("alpha", 0.01f)));
    table.add("Elu", node -> one(node, "torch.elu(%s, %s)", node.real("alpha", 1)));
    table.add("Celu", node -> one(node, "torch.celu(%s, %s)", node.real("alpha", 1)));
    table.add("Selu", ActivationOperators::selu);
    // Beyond the threshold the function is its argument to the last bit of every type.
    table.add("Softplus", node -> one(node, "torch.softplus(%s, 1., 50.)"));
    table.add("Softsign", node -> twice(node, "torch.div(%s, torch.add(torch.abs(%s), 1))"));
    table.add("HardSwish", node -> one(node, "torch.hardswish(%s)"));
    table.add("HardSigmoid", ActivationOperators::hardSigmoid);
    table.add("Mish", node -> one(node, "torch.mish(%s)"));
    table.add("Swish", ActivationOperators::swish);
    table.add("SwiGLU", ActivationOperators::gatedSwish);
    table.add("Gelu", node -> one(node, "torch.gelu(%s, approximate=\"%s\")", gelu(node)));
    table.add("ThresholdedRelu", ActivationOperators::thresholdedRelu);
    table.add("Shrink", ActivationOperators::shrink);
    table.add("PRelu", ActivationOperators::slopedRelu);
    table.add("Softmax", node -> alongAxis(node, "torch.softmax(%s, %s)"));
    table.add("LogSoftmax", node -> alongAxis(node, "torch.log_softmax(%s, %s)"));
    table.add(
        "Hardmax",
        node ->
            alongAxis(
                node,
                "torch.scatter(torch.zeros_like(%1$s), %2$s, torch.argmax(%1$s, %2$s, True), 1)"));
  }

  private static void one(NodeText node, String format, Object... arguments) {
    Dense input = node.in(0);
    Object[] all = new Object[arguments.length + 1];
    all[0] = input;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    node.outLike(input, format, all);
  }

  private static void twice(NodeText node, String format) {
    node.outLike(node.in(0), format, node.in(0), node.in(0));
  }

  private static String gelu(NodeText node) {
    return node.word("approximate", "none").equals("tanh") ? "tanh" : "none";
  }

  private static void selu(NodeText node) {
    one(
        node,
        "torch.elu(%s, %s, %s)",
        node.real("alpha", SELU_ALPHA),
        node.real("gamma", SELU_GAMMA));
  }

  private static void hardSigmoid(NodeText node) {
    one(
        node,
        "torch.clamp(torch.add(torch.mul(%s, %s), %s), 0, 1)",
        node.real("alpha", 0.2f),
        node.real("beta", 0.5));
  }

  private static void swish(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "torch.mul(%s, torch.sigmoid(torch.mul(%s, %s)))",
        input,
        input,
        node.real("alpha", 1));
  }

  private static void gatedSwish(NodeText node) {
    Dense gate = node.in(0);
    node.outLike(
        gate,
        "torch.mul(torch.mul(%s, torch.sigmoid(torch.mul(%s, %s))), %s)",
        gate,
        gate,
        node.real("alpha", 1),
        node.in(1));
  }

  private static void thresholdedRelu(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "torch.where(torch.gt(%s, %s), %s, torch.zeros_like(%s))",
        input,
        node.real("alpha", 1),
        input,
        input);
  }

  private static void shrink(NodeText node) {
    Dense input = node.in(0);
    double edge = node.real("lambd", 0.5);
    double bias = node.real("bias", 0);
    String signed =
        node.let(
            "torch.where(torch.lt(%s, 0), torch.add(%s, %s), torch.sub(%s, %s))",
            input, input, bias, input, bias);
    node.outLike(
        input,
        "torch.to(torch.where(torch.gt(torch.abs(%s), %s), %s, torch.zeros_like(%s)), %s)",
        input,
        edge,
        signed,
        input,
        io.vitrine.program.text.Dtypes.code(input.type()));
  }

  private static void slopedRelu(NodeText node) {
    Dense input = node.in(0);
    Dense slope = node.in(1);
    String factor = slope.text();
    if (node.opset() < PER_CHANNEL_UNTIL && slope.rank() == 1) {
      factor =
          node.let(
              "torch.reshape(%s, [-1%s])", slope, ", 1".repeat(Math.max(node.rank(input) - 2, 0)));
    }
    node.outLike(
        input, "torch.where(torch.lt(%s, 0), torch.mul(%s, %s), %s)", input, input, factor, input);
  }

  /** Before opset 13 all axes from the given one on count as one. */
  private static void alongAxis(NodeText node, String format) {
    Dense input = node.in(0);
    boolean one = node.opset() >= ALONG_ONE_AXIS_SINCE;
    long axis = node.integer("axis", one ? -1 : 1);
    boolean last = axis == -1 || input.rank() != Operand.UNKNOWN_RANK && axis == input.rank() - 1;
    if (one || last) {
      node.outLike(input, format, input, axis);
      return;
    }
    String flat = node.let("torch.flatten(%s, %s)", input, axis);
    String result = node.let(format, flat, axis >= 0 ? axis : node.rank(input) + axis);
    node.outLike(input, "torch.reshape(%s, torch.size(%s))", result, input);
  }
}
