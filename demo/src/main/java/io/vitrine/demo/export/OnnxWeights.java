package io.vitrine.demo.export;

import com.google.protobuf.ByteString;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.TensorProto;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Takes the weights back out of a file that {@link OnnxExport} wrote. */
public final class OnnxWeights {
  private final ParameterLayout layout;

  public OnnxWeights(ParameterLayout layout) {
    this.layout = layout;
  }

  /**
   * The weights, as of step 0.
   *
   * @throws IOException where the bytes are no ONNX model or lack a tensor of the layout
   */
  public Snapshot read(byte[] model) throws IOException {
    Map<String, ByteString> tensors = new HashMap<>();
    for (TensorProto tensor : ModelProto.parseFrom(model).getGraph().getInitializerList()) {
      tensors.put(tensor.getName(), tensor.getRawData());
    }
    float[] parameters = layout.initial(0);
    fill(parameters, layout.trained(), tensors);
    float[] running = layout.initialRunning();
    fill(running, layout.running().values(), tensors);
    return new Snapshot(0, parameters, running);
  }

  private static void fill(
      float[] flat, Collection<ParameterLayout.Slot> slots, Map<String, ByteString> tensors)
      throws IOException {
    for (ParameterLayout.Slot slot : slots) {
      ByteString raw = tensors.getOrDefault(slot.name(), ByteString.EMPTY);
      if (raw.size() != slot.size() * Float.BYTES) {
        throw new IOException(
            slot.name()
                + " has "
                + raw.size()
                + " bytes instead of "
                + slot.size() * Float.BYTES
                + "; export it again");
      }
      raw.asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(flat, slot.offset(), slot.size());
    }
  }
}
