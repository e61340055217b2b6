package io.vitrine.layout;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import java.util.List;
import java.util.Random;

/** Writes descriptions of networks as an importer would, a line per node. */
public final class NetworkSketch {
  private final NetworkDescription.Builder network = NetworkDescription.newBuilder();
  private int names;

  /** A network with one input of maps. */
  public static NetworkSketch withInput(int channels, int side) {
    NetworkSketch sketch = new NetworkSketch();
    sketch.network.addInputs("data");
    sketch.network.addValues(maps("data", channels, side));
    return sketch;
  }

  public NetworkDescription build() {
    return network.build();
  }

  public NetworkDescription build(String... outputs) {
    return network.addAllOutputs(List.of(outputs)).build();
  }

  /** A node that gives maps under its own name; for convolutions and the like, with a weight. */
  public String maps(String op, String name, int channels, int side, String... inputs) {
    return node(op, name, maps(name, channels, side), false, inputs);
  }

  public String vector(String op, String name, int length, String... inputs) {
    ValueDescription.Builder value = value(name, 1, length);
    value.setForm(form(TileForm.Kind.STRIP, 1, 1, length));
    return node(op, name, value.build(), false, inputs);
  }

  public String plumbing(String op, String name, int channels, int side, String... inputs) {
    return node(op, name, maps(name, channels, side), true, inputs);
  }

  public String weight(String name) {
    network.addValues(ValueDescription.newBuilder().setName(name).setInitializer(true));
    return name;
  }

  /** A convolution with its ReLU. */
  public String conv(String name, int channels, int side, String input) {
    String conv = maps("Conv", name, channels, side, input, weight(name + "_weight"));
    return maps("Relu", name + "_relu", channels, side, conv);
  }

  public String convNorm(String name, int channels, int side, String input) {
    String conv = maps("Conv", name, channels, side, input, weight(name + "_weight"));
    String scale = weight(name + "_scale");
    return maps("BatchNormalization", name + "_bn", channels, side, conv, scale);
  }

  public String node(
      String op, String name, ValueDescription output, boolean plumbing, String... inputs) {
    network.addValues(output.toBuilder().setProducer(name));
    network.addNodes(
        NodeDescription.newBuilder()
            .setName(name)
            .setOp(op)
            .addAllInputs(List.of(inputs))
            .addOutputs(output.getName())
            .setPlumbing(plumbing));
    return output.getName();
  }

  public static ValueDescription maps(String name, int channels, int side) {
    return value(name, 1, channels, side, side)
        .setForm(form(TileForm.Kind.FEATURE_MAPS, channels, side, side))
        .build();
  }

  public static TileForm form(TileForm.Kind kind, int tiles, int height, int width) {
    return TileForm.newBuilder()
        .setKind(kind)
        .setTiles(tiles)
        .setHeight(height)
        .setWidth(width)
        .build();
  }

  private static ValueDescription.Builder value(String name, int... sizes) {
    ValueDescription.Builder value = ValueDescription.newBuilder().setName(name).setKnownRank(true);
    for (int size : sizes) {
      value.addShape(Dimension.newBuilder().setSize(size));
    }
    return value;
  }

  /** squeezenet1.1 with the names of its exporter. */
  public static NetworkDescription squeezenet() {
    NetworkSketch net = withInput(3, 224);
    String x = net.conv("squeezenet0_conv0_fwd", 64, 111, "data");
    x = net.maps("MaxPool", "squeezenet0_pool0_fwd", 64, 55, x);
    int[][] fires = {
      {16, 64, 55},
      {16, 64, 55},
      {32, 128, 27},
      {32, 128, 27},
      {48, 192, 13},
      {48, 192, 13},
      {64, 256, 13},
      {64, 256, 13}
    };
    int conv = 1;
    for (int fire = 0; fire < fires.length; fire++) {
      int[] size = fires[fire];
      if (fire == 2 || fire == 4) {
        x = net.maps("MaxPool", "squeezenet0_pool" + fire / 2 + "_fwd", size[1], size[2], x);
      }
      String squeezed = net.conv("squeezenet0_conv" + conv++ + "_fwd", size[0], size[2], x);
      String left = net.conv("squeezenet0_conv" + conv++ + "_fwd", size[1], size[2], squeezed);
      String right = net.conv("squeezenet0_conv" + conv++ + "_fwd", size[1], size[2], squeezed);
      x = net.maps("Concat", "squeezenet0_concat" + fire, 2 * size[1], size[2], left, right);
    }
    x = net.plumbing("Dropout", "squeezenet0_dropout0_fwd", 512, 13, x);
    x = net.conv("squeezenet0_conv25_fwd", 1000, 13, x);
    x = net.maps("AveragePool", "squeezenet0_pool3_fwd", 1000, 1, x);
    return net.build(net.vector("Flatten", "squeezenet0_flatten0_reshape0", 1000, x));
  }

  /** mnist-8: biases and the weight's reshape are nodes of their own. */
  public static NetworkDescription mnist() {
    NetworkSketch net = withInput(1, 28);
    String weight =
        net.node(
            "Reshape",
            "Times212_reshape1",
            value("weight", 256, 10).build(),
            true,
            net.weight("Parameter193"),
            net.weight("shape"));
    String x = net.maps("Conv", "Convolution28", 8, 28, "data", net.weight("Parameter5"));
    x = net.maps("Add", "Plus30", 8, 28, x, net.weight("Parameter6"));
    x = net.maps("Relu", "ReLU32", 8, 28, x);
    x = net.maps("MaxPool", "Pooling66", 8, 14, x);
    x = net.maps("Conv", "Convolution110", 16, 14, x, net.weight("Parameter87"));
    x = net.maps("Add", "Plus112", 16, 14, x, net.weight("Parameter88"));
    x = net.maps("Relu", "ReLU114", 16, 14, x);
    x = net.maps("MaxPool", "Pooling160", 16, 4, x);
    x = net.plumbing("Reshape", "Times212_reshape0", 1, 16, x);
    x = net.vector("MatMul", "Times212", 10, x, weight);
    return net.build(net.vector("Add", "Plus214", 10, x, net.weight("Parameter194")));
  }

  /** Bottleneck blocks with identity and projected shortcuts, as in ResNet-50. */
  public static NetworkDescription resnet() {
    NetworkSketch net = withInput(3, 224);
    String x = net.conv("stem", 64, 112, "data");
    int[] blocks = {3, 4, 6, 3};
    for (int stage = 0; stage < blocks.length; stage++) {
      int channels = 64 << stage;
      int side = 56 >> stage;
      for (int block = 0; block < blocks[stage]; block++) {
        String name = "layer" + (stage + 1) + "." + block;
        String a = net.convNorm(name + "/conv1", channels, side, x);
        a = net.maps("Relu", name + "/relu1", channels, side, a);
        a = net.convNorm(name + "/conv2", channels, side, a);
        a = net.maps("Relu", name + "/relu2", channels, side, a);
        a = net.convNorm(name + "/conv3", 4 * channels, side, a);
        String shortcut =
            block == 0 ? net.convNorm(name + "/downsample", 4 * channels, side, x) : x;
        x = net.maps("Add", name + "/add", 4 * channels, side, a, shortcut);
        x = net.maps("Relu", name + "/relu", 4 * channels, side, x);
      }
    }
    x = net.maps("GlobalAveragePool", "pool", 2048, 1, x);
    return net.build(net.vector("Gemm", "fc", 1000, x, net.weight("fc_weight")));
  }

  /** Blocks of four branches of different length, as in Inception. */
  public static NetworkDescription inception() {
    NetworkSketch net = withInput(3, 224);
    String x = net.conv("stem", 192, 28, "data");
    for (int block = 0; block < 6; block++) {
      String name = "inception_" + block;
      String one = net.conv(name + "/1x1", 64, 28, x);
      String three = net.conv(name + "/3x3_reduce", 96, 28, x);
      String five = net.conv(name + "/double3x3_reduce", 64, 28, x);
      String pool = net.maps("AveragePool", name + "/pool", 192, 28, x);
      three = net.conv(name + "/3x3", 128, 28, three);
      five = net.conv(name + "/double3x3a", 96, 28, five);
      pool = net.conv(name + "/pool_proj", 64, 28, pool);
      five = net.conv(name + "/double3x3b", 96, 28, five);
      x = net.maps("Concat", name + "/output", 352, 28, one, three, five, pool);
    }
    return net.build(x);
  }

  /** Layers that each read all before them, as in DenseNet. */
  public static NetworkDescription dense(int layers) {
    NetworkSketch net = withInput(3, 64);
    String x = net.conv("stem", 16, 32, "data");
    for (int layer = 1; layer <= layers; layer++) {
      String name = "dense" + layer;
      String y =
          net.maps("BatchNormalization", name + "/bn", 16 + 12 * layer, 32, x, net.weight(name));
      y = net.maps("Relu", name + "/relu", 16 + 12 * layer, 32, y);
      y = net.maps("Conv", name + "/conv", 12, 32, y, net.weight(name + "w"));
      x = net.maps("Concat", name + "/concat", 28 + 12 * layer, 32, x, y);
    }
    return net.build(x);
  }

  /** A graph without any shape to it: each node reads one to three of the last ones. */
  public static NetworkDescription random(int nodes, long seed) {
    Random random = new Random(seed);
    NetworkSketch net = withInput(3, 64);
    for (int node = 0; node < nodes; node++) {
      int reads = 1 + random.nextInt(3);
      String[] inputs = new String[reads];
      for (int i = 0; i < reads; i++) {
        int source = node - 1 - random.nextInt(Math.min(node + 1, 40));
        inputs[i] = source < 0 ? "data" : "n" + source;
      }
      net.maps("Sum", "n" + net.names++, 1 + random.nextInt(200), 1 + random.nextInt(30), inputs);
    }
    return net.build();
  }
}
