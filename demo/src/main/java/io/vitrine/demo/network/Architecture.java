package io.vitrine.demo.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The demo network: a stem, two residual stages of two blocks, a block of three branches, a global
 * average and a linear layer.
 *
 * @param nodes in an order in which every node comes after its inputs; the last gives the logits
 */
public record Architecture(List<Node> nodes) {
  /** Name of the picture input: [batch, 3, 64, 64], 0 to 1. */
  public static final String INPUT = "picture";

  public Architecture {
    nodes = List.copyOf(nodes);
  }

  /** The network as it is trained and shipped. */
  public static Architecture demo(int classes) {
    Builder net = new Builder();
    String value = net.convolution("/stem", "", INPUT, 3, 16, 5, 2, true);
    value = net.bottleneck("/stage1/block1", value, 16, 16, 24, 48, 2);
    value = net.bottleneck("/stage1/block2", value, 48, 24, 24, 48, 1);
    value = net.bottleneck("/stage2/block1", value, 48, 32, 40, 96, 2);
    value = net.bottleneck("/stage2/block2", value, 96, 40, 40, 96, 1);
    net.nodes.add(new Node.Halve("/mixed/pool", value));
    value = net.branches("/mixed", "/mixed/pool", 96);
    net.nodes.add(new Node.GlobalAverage("/head/pool", value));
    net.nodes.add(new Node.Linear("/head/fc", "/head/pool", 96, classes));
    return new Architecture(net.nodes);
  }

  /** Name of the value that holds the logits, [batch, classes]. */
  public String output() {
    return nodes.get(nodes.size() - 1).name();
  }

  private static final class Builder {
    private final List<Node> nodes = new ArrayList<>();

    /** Convolution and batch norm, then a ReLU if asked for; returns the name of the last value. */
    String convolution(
        String scope,
        String number,
        String input,
        int from,
        int to,
        int kernel,
        int stride,
        boolean active) {
      nodes.add(new Node.Convolution(scope + "/conv" + number, input, from, to, kernel, stride));
      nodes.add(new Node.BatchNorm(scope + "/bn" + number, scope + "/conv" + number, to));
      return active
          ? relu(scope + "/relu" + number, scope + "/bn" + number)
          : scope + "/bn" + number;
    }

    private String relu(String name, String input) {
      nodes.add(new Node.Relu(name, input));
      return name;
    }

    /** 1 x 1, 3 x 3, 1 x 1. */
    String bottleneck(
        String scope, String input, int from, int narrow, int within, int to, int stride) {
      String value = convolution(scope, "1", input, from, narrow, 1, 1, true);
      value = convolution(scope, "2", value, narrow, within, 3, stride, true);
      value = convolution(scope, "3", value, within, to, 1, 1, false);
      return sum(scope, value, from == to ? input : shortcut(scope, input, from, to, stride));
    }

    /**
     * Averages before the 1 x 1 convolution where sides are halved, so that no position goes
     * without gradient.
     */
    private String shortcut(String scope, String input, int from, int to, int stride) {
      String value = input;
      if (stride == 2) {
        value = scope + "/shortcut/pool";
        nodes.add(new Node.Halve(value, input));
      }
      return convolution(scope + "/shortcut", "", value, from, to, 1, 1, false);
    }

    private String sum(String scope, String left, String right) {
      nodes.add(new Node.Add(scope + "/add", left, right));
      return relu(scope + "/relu", scope + "/add");
    }

    /** 1 x 1; 1 x 1 and 3 x 3; 1 x 1 and 5 x 5; joined to 96 channels. */
    String branches(String scope, String input, int from) {
      String one = convolution(scope + "/branch1", "", input, from, 32, 1, 1, true);
      String three = convolution(scope + "/branch3", "1", input, from, 32, 1, 1, true);
      three = convolution(scope + "/branch3", "2", three, 32, 40, 3, 1, true);
      String five = convolution(scope + "/branch5", "1", input, from, 16, 1, 1, true);
      five = convolution(scope + "/branch5", "2", five, 16, 24, 5, 1, true);
      nodes.add(new Node.Join(scope + "/concat", List.of(one, three, five)));
      return scope + "/concat";
    }
  }
}
