package io.vitrine.featureviz.checkpoints;

import io.vitrine.analysis.weights.EffectiveWeight;
import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of convolutions and linear layers, each as outputs x all else, with the batch norm
 * behind it multiplied in; in the graph's order, so the same for all checkpoints of a graph.
 */
final class WeightMatrices {
  private static final float EPSILON = 1e-5f;

  private final List<Matrix> matrices = new ArrayList<>();
  private final List<float[]> variances = new ArrayList<>();

  /**
   * A weight.
   *
   * @param elements outputs x columns, row by row
   * @param height of its kernels; 1 where it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Matrix(String name, float[] elements, int outputs, int height, int width) {
    int columns() {
      return elements.length / outputs;
    }
  }

  static WeightMatrices of(Network network) {
    WeightMatrices all = new WeightMatrices();
    Map<String, List<Node>> users = new HashMap<>();
    for (Node node : network.graph().nodes()) {
      node.inputs()
          .forEach(input -> users.computeIfAbsent(input, key -> new ArrayList<>()).add(node));
    }
    for (Node node : network.graph().nodes()) {
      switch (node.op()) {
        case "Conv" -> all.convolution(network, node, users);
        case "Gemm", "MatMul" -> all.linear(network, node);
        case "BatchNormalization" -> floats(network, node, VARIANCE).ifPresent(all.variances::add);
        default -> {
          // Has no weight matrix.
        }
      }
    }
    return all;
  }

  private static final int SCALE = 1;
  private static final int VARIANCE = 4;

  private void convolution(Network network, Node node, Map<String, List<Node>> users) {
    Optional<float[]> weight = floats(network, node, 1);
    if (weight.isEmpty()) {
      return;
    }
    String name = node.inputs().get(1);
    long[] sizes = tensor(network, name).orElseThrow().shape().sizes();
    int outputs = (int) sizes[0];
    List<Node> after = users.getOrDefault(node.outputs().get(0), List.of());
    float[] effective = weight.get();
    if (after.size() == 1 && after.get(0).op().equals("BatchNormalization")) {
      Node norm = after.get(0);
      Optional<float[]> gamma = floats(network, norm, SCALE);
      Optional<float[]> variance = floats(network, norm, VARIANCE);
      if (gamma.isPresent() && variance.isPresent()) {
        effective = EffectiveWeight.of(effective, gamma.get(), variance.get(), epsilon(norm));
      }
    }
    int height = sizes.length > 2 ? (int) sizes[2] : 1;
    int width = sizes.length > 3 ? (int) sizes[3] : 1;
    matrices.add(new Matrix(name, effective, outputs, height, width));
  }

  private static float epsilon(Node norm) {
    return norm.attribute("epsilon").map(WeightMatrices::number).orElse(EPSILON);
  }

  private static float number(Attribute attribute) {
    if (attribute instanceof Attribute.Float real) {
      return real.value();
    }
    return attribute instanceof Attribute.Int whole ? whole.value() : 0;
  }

  private void linear(Network network, Node node) {
    Optional<float[]> weight = floats(network, node, 1);
    if (weight.isEmpty()) {
      return;
    }
    String name = node.inputs().get(1);
    long[] sizes = tensor(network, name).orElseThrow().shape().sizes();
    if (sizes.length != 2) {
      return;
    }
    boolean turned =
        node.op().equals("Gemm")
            && node.attribute("transB").map(WeightMatrices::number).orElse(0f) != 0;
    int outputs = (int) sizes[turned ? 0 : 1];
    float[] rows = turned ? weight.get() : transposed(weight.get(), (int) sizes[0], outputs);
    matrices.add(new Matrix(name, rows, outputs, 1, 1));
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix[row * columns + column];
      }
    }
    return turned;
  }

  private static Optional<Tensor> tensor(Network network, String name) {
    return Optional.ofNullable(network.weights().get(name));
  }

  private static Optional<float[]> floats(Network network, Node node, int input) {
    if (node.inputs().size() <= input) {
      return Optional.empty();
    }
    return tensor(network, node.inputs().get(input))
        .filter(tensor -> tensor.type() == ElementType.FLOAT32)
        .map(
            tensor -> {
              float[] elements = new float[(int) tensor.elements()];
              tensor.data().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(elements);
              return elements;
            });
  }

  int count() {
    return matrices.size();
  }

  Matrix get(int weight) {
    return matrices.get(weight);
  }

  /** Running variances of the batch norms, in the graph's order. */
  List<float[]> variances() {
    return List.copyOf(variances);
  }
}
