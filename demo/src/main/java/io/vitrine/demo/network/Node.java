package io.vitrine.demo.network;

import java.util.List;

/**
 * One step of the network. Its name is its scope, such as {@code /stage1/block1/conv1}; its one
 * output value carries the same name. Values are pictures of shape [batch, channels, side, side]
 * until the global average.
 */
public sealed interface Node {
  String name();

  /** Names of the nodes whose outputs this one takes; {@link Architecture#INPUT} is the picture. */
  List<String> inputs();

  /** Square convolution without bias, padded by half a kernel. */
  record Convolution(
      String name, String input, int channelsIn, int channelsOut, int kernel, int stride)
      implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }

    public int padding() {
      return kernel / 2;
    }
  }

  /** Batch norm with gain, bias and running statistics per channel. */
  record BatchNorm(String name, String input, int channels) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  record Relu(String name, String input) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  /** Mean of each 2 x 2 square. */
  record Halve(String name, String input) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  record Add(String name, String left, String right) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(left, right);
    }
  }

  /** Joins along the channels. */
  record Join(String name, List<String> inputs) implements Node {
    public Join {
      inputs = List.copyOf(inputs);
    }
  }

  /** Mean over all positions: [batch, channels]. */
  record GlobalAverage(String name, String input) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }

  /** Fully connected with bias. */
  record Linear(String name, String input, int channelsIn, int channelsOut) implements Node {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }
  }
}
