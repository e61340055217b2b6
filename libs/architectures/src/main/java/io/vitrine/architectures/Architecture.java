package io.vitrine.architectures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Networks that everybody knows, for pictures of 224 x 224, with weights drawn from a seed: real in
 * every size, never trained. Takes little memory, however large the file.
 */
public enum Architecture {
  RESNET50("resnet50", ResNet50::write),
  DENSENET121("densenet121", DenseNet121::write),
  MOBILENET_V2("mobilenet_v2", MobileNetV2::write),
  SQUEEZENET1_1("squeezenet1.1", SqueezeNet::write),
  VIT_B_16("vit_b_16", VisionTransformer::write);

  private final String name;
  private final Consumer<NetworkWriter> parts;

  Architecture(String name, Consumer<NetworkWriter> parts) {
    this.name = name;
    this.parts = parts;
  }

  /** As the literature calls it. */
  public String id() {
    return name;
  }

  /** Writes it as an ONNX file; the same seed gives the same bytes. */
  public void write(Path file, long seed) throws IOException {
    NetworkWriter out = new NetworkWriter(name, seed);
    parts.accept(out);
    out.write(file);
  }

  /** Writes a plain row of layers of about so many bytes, less than 2 GiB. */
  public static void writeLayers(Path file, long bytes, long seed) throws IOException {
    NetworkWriter out = new NetworkWriter("layers", seed);
    LayerStack.write(out, bytes);
    out.write(file);
  }
}
