package io.vitrine.architectures;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.vitrine.network.ElementType;
import io.vitrine.network.onnx.wire.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A weight of 32-bit floats, drawn evenly around a middle. The same seed gives the same elements;
 * they exist only while they are written.
 *
 * @param reach largest distance from the middle
 */
record SeededTensor(String name, long[] shape, float middle, float reach, long seed) {
  private static final int BLOCK_BYTES = 1 << 16;

  private long elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private int dataBytes() {
    return Math.toIntExact(elements() * Float.BYTES);
  }

  private TensorProto head() {
    TensorProto.Builder head =
        TensorProto.newBuilder().setName(name).setDataType(ElementType.FLOAT32.code());
    Arrays.stream(shape).forEach(head::addDims);
    return head.build();
  }

  /** Bytes of the message. */
  int size() {
    int data = dataBytes();
    return head().getSerializedSize()
        + CodedOutputStream.computeTagSize(TensorProto.RAW_DATA_FIELD_NUMBER)
        + CodedOutputStream.computeUInt32SizeNoTag(data)
        + data;
  }

  void write(CodedOutputStream out) throws IOException {
    head().writeTo(out);
    out.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(dataBytes());
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long left = elements(); left > 0; left--) {
      block.putFloat(middle + reach * (float) random.nextDouble(-1, 1));
      if (!block.hasRemaining() || left == 1) {
        out.writeRawBytes(block.array(), 0, block.position());
        block.clear();
      }
    }
  }
}
