package io.vitrine.demo.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Where each trained tensor lies in one flat array: convolution weights, batch norm gains and
 * biases, and the linear layer's, in the order of the nodes. Running statistics lie in a second
 * array likewise: mean, then variance, per batch norm.
 */
public final class ParameterLayout {
  /** One tensor in a flat array. */
  public record Slot(String name, long[] shape, int offset, boolean decays) {
    /** Number of floats. */
    public int size() {
      long size = 1;
      for (long side : shape) {
        size *= side;
      }
      return (int) size;
    }
  }

  private final Architecture architecture;
  private final Map<String, Slot> trained = new LinkedHashMap<>();
  private final Map<String, Slot> running = new LinkedHashMap<>();
  private int trainedSize;
  private int runningSize;

  public ParameterLayout(Architecture architecture) {
    this.architecture = architecture;
    for (Node node : architecture.nodes()) {
      if (node instanceof Node.Convolution c) {
        train(weight(node), true, c.channelsOut(), c.channelsIn(), c.kernel(), c.kernel());
      } else if (node instanceof Node.BatchNorm b) {
        train(weight(node), false, b.channels());
        train(bias(node), false, b.channels());
        run(mean(node), b.channels());
        run(variance(node), b.channels());
      } else if (node instanceof Node.Linear l) {
        train(weight(node), true, l.channelsOut(), l.channelsIn());
        train(bias(node), false, l.channelsOut());
      }
    }
  }

  private void train(String name, boolean decays, long... shape) {
    Slot slot = new Slot(name, shape, trainedSize, decays);
    trained.put(name, slot);
    trainedSize += slot.size();
  }

  private void run(String name, long channels) {
    Slot slot = new Slot(name, new long[] {channels}, runningSize, false);
    running.put(name, slot);
    runningSize += slot.size();
  }

  public Architecture architecture() {
    return architecture;
  }

  /** Number of trained floats: what is called the network's parameters. */
  public int trainedSize() {
    return trainedSize;
  }

  /** Trained tensors in the order of the flat array. */
  public List<Slot> trained() {
    return new ArrayList<>(trained.values());
  }

  /** Running statistics in the order of their flat array. */
  public Map<String, Slot> running() {
    return Collections.unmodifiableMap(running);
  }

  public static String weight(Node node) {
    return dotted(node) + ".weight";
  }

  public static String bias(Node node) {
    return dotted(node) + ".bias";
  }

  public static String mean(Node node) {
    return dotted(node) + ".running_mean";
  }

  public static String variance(Node node) {
    return dotted(node) + ".running_var";
  }

  private static String dotted(Node node) {
    return node.name().substring(1).replace('/', '.');
  }

  /** He initialisation of the weights, gains 1, biases 0; the same for the same seed. */
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[trainedSize];
    for (Slot slot : trained.values()) {
      if (slot.decays()) {
        int fanIn = slot.size() / (int) slot.shape()[0];
        double spread = Math.sqrt((slot.shape().length == 4 ? 2.0 : 1.0) / fanIn);
        for (int i = 0; i < slot.size(); i++) {
          values[slot.offset() + i] = (float) (random.nextGaussian() * spread);
        }
      } else if (slot.name().endsWith(".weight")) {
        Arrays.fill(values, slot.offset(), slot.offset() + slot.size(), 1f);
      }
    }
    return values;
  }

  /** Running statistics before the first step: means 0, variances 1. */
  public float[] initialRunning() {
    float[] values = new float[runningSize];
    for (Slot slot : running.values()) {
      if (slot.name().endsWith(".running_var")) {
        Arrays.fill(values, slot.offset(), slot.offset() + slot.size(), 1f);
      }
    }
    return values;
  }
}
