package io.vitrine.network.onnx;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.onnx.wire.ModelProto;
import java.nio.ByteBuffer;

/**
 * Counts the messages of a file before they become objects: an empty message takes two bytes of the
 * file and fifty times that of the heap.
 */
final class MessageCount {
  private static final int MESSAGES_PER_BODY = 4;
  private static final int LENGTH_DELIMITED = 2;

  private final ReadLimits limits;
  private final int deepest;
  private int messages;

  private MessageCount(ReadLimits limits) {
    this.limits = limits;
    this.deepest = deepest(limits);
  }

  /** How deep messages may lie in one another. */
  static int deepest(ReadLimits limits) {
    return (limits.nesting() + 2) * MESSAGES_PER_BODY;
  }

  /** Throws {@link ModelException} when the file holds more than the limits allow. */
  static void check(ByteBuffer file, ReadLimits limits) {
    new MessageCount(limits).walk(file.duplicate(), ModelProto.getDescriptor(), 1);
  }

  private void walk(ByteBuffer bytes, Descriptor type, int depth) {
    if (depth > deepest) {
      throw ModelException.limit(
          "bodies lie deeper in one another than the limit nesting of %d"
              .formatted(limits.nesting()));
    }
    if (++messages > limits.messages()) {
      throw ModelException.limit(
          "the file has more parts than the limit messages of %d".formatted(limits.messages()));
    }
    while (bytes.hasRemaining()) {
      long key = varint(bytes);
      switch ((int) (key & 7)) {
        case 0 -> varint(bytes);
        case 1 -> skip(bytes, 8);
        case LENGTH_DELIMITED -> {
          long length = varint(bytes);
          FieldDescriptor field = type.findFieldByNumber((int) (key >>> 3));
          int at = bytes.position();
          skip(bytes, length);
          if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            walk(bytes.slice(at, (int) length), field.getMessageType(), depth + 1);
          }
        }
        case 5 -> skip(bytes, 4);
        default -> throw damaged();
      }
    }
  }

  private static void skip(ByteBuffer bytes, long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw damaged();
    }
    bytes.position(bytes.position() + (int) count);
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
      byte b = bytes.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private static ModelException damaged() {
    return ModelException.of(
        ModelException.Reason.NOT_ONNX,
        "the file is not an ONNX file, or was damaged; copy or download it again");
  }
}
