package io.vitrine.demo.export;

import com.google.protobuf.ByteString;
import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.TensorProto;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ONNX files in demo/models. */
final class ShippedModels {
  static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
  static final Path FOLDER = Path.of(System.getProperty("vitrine.home", ".."), "demo", "models");

  private ShippedModels() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  /** The weights of a file in the order of the layout. */
  static Snapshot read(byte[] bytes) throws IOException {
    Map<String, ByteString> tensors = new HashMap<>();
    for (TensorProto tensor : ModelProto.parseFrom(bytes).getGraph().getInitializerList()) {
      tensors.put(tensor.getName(), tensor.getRawData());
    }
    float[] parameters = LAYOUT.initial(0);
    fill(parameters, LAYOUT.trained(), tensors);
    float[] running = LAYOUT.initialRunning();
    fill(running, LAYOUT.running().values(), tensors);
    return new Snapshot(0, parameters, running);
  }

  private static void fill(
      float[] flat, Collection<ParameterLayout.Slot> slots, Map<String, ByteString> tensors) {
    for (ParameterLayout.Slot slot : slots) {
      ByteString raw = tensors.getOrDefault(slot.name(), ByteString.EMPTY);
      if (raw.size() != slot.size() * Float.BYTES) {
        throw new IllegalStateException(slot.name() + " has " + raw.size() + " bytes");
      }
      raw.asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(flat, slot.offset(), slot.size());
    }
  }
}
