package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;

/** Spectra, and the windows and scales that go with them. */
final class SignalOperators {
  private static final int AXIS_IS_OPERAND_SINCE = 20;

  private SignalOperators() {}

  static void addTo(OperatorTable table) {
    table.add("HannWindow", node -> window(node, 0.5, 0.5, 0));
    table.add("HammingWindow", node -> window(node, 25. / 46, 21. / 46, 0));
    table.add("BlackmanWindow", node -> window(node, 0.42, 0.5, 0.08));
    table.add("MelWeightMatrix", SignalOperators::mel);
    table.add("DFT", SignalOperators::fourier);
    table.add("STFT", SignalOperators::shortTime);
  }

  /** a - b cos(t) + c cos(2t). */
  private static void window(NodeText node, double a, double b, double c) {
    ElementType type = node.type("output_datatype", ElementType.FLOAT32);
    node.out(
        type,
        1,
        "torch.to(%s, %s)",
        node.call(
            "cosine_window", node.integers(0).scalar(), node.flag("periodic", true), a, b, c, "d"),
        Dtypes.code(type));
  }

  private static void mel(NodeText node) {
    ElementType type = node.type("output_datatype", ElementType.FLOAT32);
    node.out(
        type,
        2,
        "torch.to(%s, %s)",
        node.call(
            "mel_weights",
            node.integers(0).scalar(),
            node.integers(1).scalar(),
            node.in(2),
            node.in(3),
            node.in(4)),
        Dtypes.code(type));
  }

  private static void fourier(NodeText node) {
    Dense input = node.in(0);
    Object axis =
        node.opset() < AXIS_IS_OPERAND_SINCE
            ? (Object) node.integer("axis", 1)
            : node.has(2) ? node.integers(2).scalar() : (Object) (-2);
    node.outLike(
        input,
        "%s",
        node.call(
            "fourier",
            input,
            node.has(1) ? node.integers(1).scalar() : (Object) 0,
            axis,
            node.flag("inverse", false),
            node.flag("onesided", false)));
  }

  private static void shortTime(NodeText node) {
    Dense input = node.in(0);
    node.out(
        input.type(),
        input.rank() == Operand.UNKNOWN_RANK ? Operand.UNKNOWN_RANK : 4,
        "%s",
        node.call(
            "short_time_fourier",
            input,
            node.integers(1).scalar(),
            node.optional(2),
            node.has(3) ? node.integers(3).scalar() : (Object) 0,
            node.flag("onesided", true)));
  }
}
