package io.vitrine.architectures;

import static io.vitrine.architectures.NetworkWriter.attribute;
import static io.vitrine.architectures.NetworkWriter.weightName;

import java.util.List;

/**
 * The layers that the architectures share. Weights are drawn so that values keep their size from
 * layer to layer, as they do in a trained network.
 */
final class Layers {
  private final NetworkWriter out;

  Layers(NetworkWriter out) {
    this.out = out;
  }

  /** A square window, padded alike on all sides, without bias. */
  String convolution(
      String at, String input, int from, int to, int window, int stride, int padding, int groups) {
    return convolution(at, input, from, to, window, stride, padding, groups, false);
  }

  String convolution(
      String at,
      String input,
      int from,
      int to,
      int window,
      int stride,
      int padding,
      int groups,
      boolean bias) {
    int perGroup = from / groups;
    String weight =
        out.weight(
            weightName(at, "weight"),
            0,
            Math.sqrt(6.0 / (perGroup * window * window)),
            to,
            perGroup,
            window,
            window);
    List<String> inputs =
        bias
            ? List.of(input, weight, out.weight(weightName(at, "bias"), 0, 0.1, to))
            : List.of(input, weight);
    return out.node(
        at,
        "Conv",
        inputs,
        attribute("dilations", new long[] {1, 1}),
        attribute("group", groups),
        attribute("kernel_shape", new long[] {window, window}),
        attribute("pads", new long[] {padding, padding, padding, padding}),
        attribute("strides", new long[] {stride, stride}));
  }

  String batchNorm(String at, String input, int channels) {
    return batchNorm(at, input, channels, 1);
  }

  /**
   * @param gain middle of the scales: below 1 where the result is added to something
   */
  String batchNorm(String at, String input, int channels, double gain) {
    return out.node(
        at,
        "BatchNormalization",
        List.of(
            input,
            out.weight(weightName(at, "weight"), gain, gain / 2, channels),
            out.weight(weightName(at, "bias"), 0, 0.3, channels),
            out.weight(weightName(at, "running_mean"), 0, 0.3, channels),
            out.weight(weightName(at, "running_var"), 1.2, 0.6, channels)),
        attribute("epsilon", 1e-5f),
        attribute("momentum", 0.9f));
  }

  String relu(String at, String input) {
    return out.node(at, "Relu", List.of(input));
  }

  String maxPool(String at, String input, int window, int stride, int padding, boolean ceil) {
    return out.node(
        at,
        "MaxPool",
        List.of(input),
        attribute("ceil_mode", ceil ? 1L : 0L),
        attribute("kernel_shape", new long[] {window, window}),
        attribute("pads", new long[] {padding, padding, padding, padding}),
        attribute("strides", new long[] {stride, stride}));
  }

  String averagePool(String at, String input, int window) {
    return out.node(
        at,
        "AveragePool",
        List.of(input),
        attribute("kernel_shape", new long[] {window, window}),
        attribute("strides", new long[] {window, window}));
  }

  String globalAverage(String at, String input) {
    return out.node(at, "GlobalAveragePool", List.of(input));
  }

  String flatten(String at, String input) {
    return out.node(at, "Flatten", List.of(input), attribute("axis", 1L));
  }

  String add(String at, String one, String other) {
    return out.node(at, "Add", List.of(one, other));
  }

  String concat(String at, List<String> parts, int axis) {
    return out.node(at, "Concat", parts, attribute("axis", (long) axis));
  }

  /** A row-wise layer as the exporter writes it for inputs of two axes. */
  String linear(String at, String input, int from, int to) {
    return out.node(
        at,
        "Gemm",
        List.of(
            input,
            out.weight(weightName(at, "weight"), 0, Math.sqrt(3.0 / from), to, from),
            out.weight(weightName(at, "bias"), 0, 0.1, to)),
        attribute("alpha", 1f),
        attribute("beta", 1f),
        attribute("transB", 1L));
  }

  /** A row-wise layer as the exporter writes it for inputs of more axes. */
  String rowWise(String at, String input, int from, int to) {
    String product =
        out.node(
            at,
            "MatMul",
            List.of(
                input, out.weight(weightName(at, "weight"), 0, Math.sqrt(3.0 / from), from, to)));
    return out.node(at, "Add", List.of(out.weight(weightName(at, "bias"), 0, 0.1, to), product));
  }
}
