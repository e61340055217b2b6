package io.vitrine.architectures;

import static io.vitrine.architectures.NetworkWriter.attribute;
import static io.vitrine.architectures.NetworkWriter.weightName;

import java.util.List;

/** ViT-B/16 of Dosovitskiy et al. 2021, its attention and GELU spelled out in small operators. */
final class VisionTransformer {
  private static final int BLOCKS = 12;
  private static final int WIDTH = 768;
  private static final int HIDDEN = 3072;
  private static final int HEADS = 12;
  private static final int PER_HEAD = WIDTH / HEADS;
  private static final int PATCH = 16;
  private static final int PATCHES = 14 * 14;
  private static final int TOKENS = PATCHES + 1;

  private final NetworkWriter out;
  private final Layers layers;

  private VisionTransformer(NetworkWriter out) {
    this.out = out;
    layers = new Layers(out);
  }

  static void write(NetworkWriter out) {
    new VisionTransformer(out).write();
  }

  private void write() {
    String x = out.input("input", 1, 3, 224, 224);
    x = layers.convolution("/conv_proj", x, 3, WIDTH, PATCH, PATCH, 0, 1, true);
    x = reshape("/flat", x, 1, WIDTH, PATCHES);
    x = transpose("/flat", x, 0, 2, 1);
    String token = out.weight("class_token", 0, 0.5, 1, 1, WIDTH);
    x = layers.concat("", List.of(token, x), 1);
    String place = out.weight("encoder.pos_embedding", 0, 0.5, 1, TOKENS, WIDTH);
    x = layers.add("/encoder", x, place);
    for (int block = 0; block < BLOCKS; block++) {
      x = block("/encoder/layers/encoder_layer_" + block, x);
    }
    x = norm("/encoder/ln", x);
    String first = out.integers("/first", new long[0], new long[] {0});
    x = out.node("", "Gather", List.of(x, first), attribute("axis", 1L));
    out.output(layers.linear("/heads/head", x, WIDTH, 1000));
  }

  private String block(String at, String input) {
    String attended = attention(at + "/self_attention", norm(at + "/ln_1", input));
    String x = layers.add(at, attended, input);
    String y = layers.rowWise(at + "/mlp/mlp.0", norm(at + "/ln_2", x), WIDTH, HIDDEN);
    y = layers.rowWise(at + "/mlp/mlp.3", gelu(at + "/mlp/mlp.1", y), HIDDEN, WIDTH);
    return layers.add(at + "/out", x, y);
  }

  private String attention(String at, String input) {
    String x = layers.rowWise(at + "/in_proj", input, WIDTH, 3 * WIDTH);
    String all = reshape(at + "/parts", x, 1, TOKENS, 3, HEADS, PER_HEAD);
    all = transpose(at + "/parts", all, 2, 0, 3, 1, 4);
    String scale = out.number(at + "/scale", (float) Math.pow(PER_HEAD, -0.25));
    String q = out.node(at + "/q", "Mul", List.of(part(at + "/q", all, 0), scale));
    String k = transpose(at + "/k", part(at + "/k", all, 1), 0, 1, 3, 2);
    k = out.node(at + "/k", "Mul", List.of(k, scale));
    String weights = out.node(at, "MatMul", List.of(q, k));
    weights = out.node(at, "Softmax", List.of(weights), attribute("axis", -1L));
    String y = out.node(at + "/v", "MatMul", List.of(weights, part(at + "/v", all, 2)));
    y = transpose(at + "/joined", y, 0, 2, 1, 3);
    y = reshape(at + "/joined", y, 1, TOKENS, WIDTH);
    return layers.rowWise(at + "/out_proj", y, WIDTH, WIDTH);
  }

  private String part(String at, String all, long index) {
    String which = out.integers(at + "/which", new long[0], new long[] {index});
    return out.node(at, "Gather", List.of(all, which), attribute("axis", 0L));
  }

  private String norm(String at, String input) {
    return out.node(
        at,
        "LayerNormalization",
        List.of(
            input,
            out.weight(weightName(at, "weight"), 1, 0.5, WIDTH),
            out.weight(weightName(at, "bias"), 0, 0.3, WIDTH)),
        attribute("axis", -1L),
        attribute("epsilon", 1e-6f));
  }

  private String gelu(String at, String input) {
    String y = out.node(at, "Div", List.of(input, out.number(at + "/root", (float) Math.sqrt(2))));
    y = out.node(at, "Erf", List.of(y));
    y = out.node(at, "Add", List.of(y, out.number(at + "/one", 1)));
    y = out.node(at, "Mul", List.of(input, y));
    return out.node(at + "/half", "Mul", List.of(y, out.number(at + "/half", 0.5f)));
  }

  private String reshape(String at, String input, long... sizes) {
    return out.node(at, "Reshape", List.of(input, out.integers(at + "/sizes", sizes)));
  }

  private String transpose(String at, String input, long... order) {
    return out.node(at, "Transpose", List.of(input), attribute("perm", order));
  }
}
