package io.vitrine.demo.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the network on libtorch with parameters from flat arrays. In training mode batch norm uses
 * the batch's statistics and moves the running ones in place; otherwise it uses the running ones.
 * Not thread-safe.
 */
public final class ForwardPass {
  /** Batch norm's epsilon, also written into the export. */
  public static final float EPSILON = 1e-5f;

  private static final int CHANNEL_AXIS = 1;

  /** Whose statistics batch norm uses. */
  public sealed interface Mode {
    /** The running ones. */
    record Evaluation() implements Mode {}

    /**
     * The batch's; the running ones move towards them, keeping a share of 0 to 1 of what they were.
     */
    record Training(float kept) implements Mode {}
  }

  private final ParameterLayout layout;
  private final long[] cuts;

  public ForwardPass(ParameterLayout layout) {
    this.layout = layout;
    List<ParameterLayout.Slot> slots = layout.trained();
    this.cuts = slots.stream().skip(1).mapToLong(ParameterLayout.Slot::offset).toArray();
  }

  /**
   * Logits for a batch of pictures.
   *
   * @param pictures [batch, 3, side, side]; every intermediate value belongs to its manager
   * @param parameters flat, may require a gradient; belongs to the same manager
   * @param running one array per running statistic, by name; read, and written in training mode
   * @return [batch, classes]
   */
  public NDArray logits(
      NDArray pictures, NDArray parameters, Map<String, NDArray> running, Mode mode) {
    return value(values(pictures, parameters, running, mode), layout.architecture().output());
  }

  /** The values of all nodes by name, of a batch as in {@link #logits}. */
  public Map<String, NDArray> values(
      NDArray pictures, NDArray parameters, Map<String, NDArray> running, Mode mode) {
    Map<String, NDArray> tensors = new HashMap<>(running);
    NDList parts = parameters.split(cuts);
    List<ParameterLayout.Slot> slots = layout.trained();
    for (int i = 0; i < slots.size(); i++) {
      tensors.put(slots.get(i).name(), parts.get(i).reshape(new Shape(slots.get(i).shape())));
    }
    Map<String, NDArray> values = new HashMap<>();
    values.put(Architecture.INPUT, pictures);
    for (Node node : layout.architecture().nodes()) {
      List<NDArray> inputs = node.inputs().stream().map(name -> value(values, name)).toList();
      values.put(node.name(), apply(node, inputs, tensors, mode));
    }
    return values;
  }

  private static NDArray apply(
      Node node, List<NDArray> inputs, Map<String, NDArray> tensors, Mode mode) {
    NDArray x = inputs.get(0);
    if (node instanceof Node.Convolution c) {
      Shape stride = new Shape(c.stride(), c.stride());
      Shape padding = new Shape(c.padding(), c.padding());
      NDArray weight = value(tensors, ParameterLayout.weight(c));
      return Conv2d.conv2d(x, weight, null, stride, padding, new Shape(1, 1), 1).singletonOrThrow();
    } else if (node instanceof Node.BatchNorm b) {
      return BatchNorm.batchNorm(
              x,
              value(tensors, ParameterLayout.mean(b)),
              value(tensors, ParameterLayout.variance(b)),
              value(tensors, ParameterLayout.weight(b)),
              value(tensors, ParameterLayout.bias(b)),
              -1,
              mode instanceof Mode.Training t ? t.kept() : 1,
              EPSILON,
              mode instanceof Mode.Training)
          .singletonOrThrow();
    } else if (node instanceof Node.Relu) {
      return Activation.relu(x);
    } else if (node instanceof Node.Halve) {
      return Pool.avgPool2d(x, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false, true);
    } else if (node instanceof Node.Add) {
      return x.add(inputs.get(1));
    } else if (node instanceof Node.Join) {
      return NDArrays.concat(new NDList(inputs), CHANNEL_AXIS);
    } else if (node instanceof Node.GlobalAverage) {
      return Pool.globalAvgPool2d(x);
    } else if (node instanceof Node.Linear l) {
      NDArray weight = value(tensors, ParameterLayout.weight(l));
      return x.matMul(weight.transpose()).add(value(tensors, ParameterLayout.bias(l)));
    }
    throw new IllegalStateException("no forward pass for " + node);
  }

  private static NDArray value(Map<String, NDArray> values, String name) {
    NDArray value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value " + name);
    }
    return value;
  }

  /** Running statistics as arrays of their own, owned by the manager. */
  public Map<String, NDArray> running(NDManager manager, float[] flat) {
    Map<String, NDArray> arrays = new HashMap<>();
    for (ParameterLayout.Slot slot : layout.running().values()) {
      float[] part = Arrays.copyOfRange(flat, slot.offset(), slot.offset() + slot.size());
      arrays.put(slot.name(), manager.create(part));
    }
    return arrays;
  }

  /** The reverse of {@link #running}. */
  public float[] flat(Map<String, NDArray> running) {
    float[] flat = layout.initialRunning();
    for (ParameterLayout.Slot slot : layout.running().values()) {
      float[] part = value(running, slot.name()).toFloatArray();
      System.arraycopy(part, 0, flat, slot.offset(), part.length);
    }
    return flat;
  }
}
