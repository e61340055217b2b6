package io.vitrine.layout;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Networks of other shapes than a row of convolutions. */
public final class ShapedSketches {
  private static final int TOKENS = 16;
  private static final int WIDTH = 64;

  private ShapedSketches() {}

  /** Down and up again, with a skip over the bottom at each level. */
  public static NetworkDescription unet(int levels) {
    NetworkSketch net = NetworkSketch.withInput(3, 256);
    List<String> skips = new ArrayList<>();
    String x = "data";
    for (int level = 0; level < levels; level++) {
      x = net.conv("down" + level + "/a", 16 << level, 256 >> level, x);
      x = net.conv("down" + level + "/b", 16 << level, 256 >> level, x);
      skips.add(x);
      x = net.maps("MaxPool", "down" + level + "/pool", 16 << level, 128 >> level, x);
    }
    x = net.conv("bottom", 16 << levels, 256 >> levels, x);
    for (int level = levels - 1; level >= 0; level--) {
      x = net.maps("Resize", "up" + level + "/resize", 32 << level, 256 >> level, x);
      x = net.maps("Concat", "up" + level + "/cat", 48 << level, 256 >> level, skips.get(level), x);
      x = net.conv("up" + level + "/a", 16 << level, 256 >> level, x);
      x = net.conv("up" + level + "/b", 16 << level, 256 >> level, x);
    }
    return net.build(x);
  }

  /** Blocks of attention and an MLP, all fed by one mask. */
  public static NetworkDescription transformer(int blocks, int heads, boolean scoped) {
    NetworkSketch net = NetworkSketch.withInput(3, 64);
    String mask = tokens(net, "Sub", "mask", "data");
    String x = tokens(net, "Gather", "embed", "data");
    for (int block = 0; block < blocks; block++) {
      String name = "h/h." + block;
      String n = tokens(net, "LayerNormalization", name + "/attn/ln", x);
      String q = tokens(net, "MatMul", name + "/attn/q", n, net.weight(name + "q_w"));
      String k = tokens(net, "MatMul", name + "/attn/k", n, net.weight(name + "k_w"));
      String v = tokens(net, "MatMul", name + "/attn/v", n, net.weight(name + "v_w"));
      String scores = attention(net, "MatMul", name + "/attn/scores", heads, q, k);
      scores = attention(net, "Add", name + "/attn/masked", heads, scores, mask);
      scores = attention(net, "Softmax", name + "/attn/softmax", heads, scores);
      String mixed = tokens(net, "MatMul", name + "/attn/mixed", scores, v);
      mixed = tokens(net, "Gemm", name + "/attn/proj", mixed, net.weight(name + "p_w"));
      x = tokens(net, "Add", name + "/attn/add", x, mixed);
      n = tokens(net, "LayerNormalization", name + "/mlp/ln", x);
      n = tokens(net, "MatMul", name + "/mlp/up", n, net.weight(name + "u_w"));
      n = tokens(net, "Erf", name + "/mlp/erf", n);
      n = tokens(net, "MatMul", name + "/mlp/down", n, net.weight(name + "d_w"));
      x = tokens(net, "Add", name + "/mlp/add", x, n);
    }
    NetworkDescription network = net.build(x);
    return scoped ? scoped(network) : network;
  }

  private static String tokens(NetworkSketch net, String op, String name, String... inputs) {
    return value(net, op, name, NetworkSketch.form(TileForm.Kind.TOKENS, 1, TOKENS, WIDTH), inputs);
  }

  private static String attention(
      NetworkSketch net, String op, String name, int heads, String... inputs) {
    boolean softmax = op.equals("Softmax");
    TileForm.Kind kind = softmax ? TileForm.Kind.ATTENTION : TileForm.Kind.FEATURE_MAPS;
    return value(net, op, name, NetworkSketch.form(kind, heads, TOKENS, TOKENS), inputs);
  }

  private static String value(
      NetworkSketch net, String op, String name, TileForm form, String... inputs) {
    return net.node(
        op, name, ValueDescription.newBuilder().setName(name).setForm(form).build(), false, inputs);
  }

  /** Gives each node the modules that its name tells, as an importer does. */
  public static NetworkDescription scoped(NetworkDescription network) {
    NetworkDescription.Builder scoped = network.toBuilder();
    for (NodeDescription.Builder node : scoped.getNodesBuilderList()) {
      List<String> steps = Arrays.asList(node.getName().split("/"));
      node.addAllScope(steps);
    }
    return scoped.build();
  }
}
