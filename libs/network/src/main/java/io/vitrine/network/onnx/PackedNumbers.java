package io.vitrine.network.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.vitrine.network.ModelException;
import io.vitrine.network.onnx.wire.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The typed fields of a tensor (float_data, int32_data, ...). Writers pack them; a file that does
 * not is legal too, and its numbers are found among the fields the parser did not expect.
 */
final class PackedNumbers {
  private PackedNumbers() {}

  /**
   * Little-endian bytes of fixed-width numbers; a view of the file when they stand in one piece.
   */
  static ByteBuffer fixed(TensorProto tensor, int field, List<ByteString> packed) {
    UnknownFieldSet.Field loose = tensor.getUnknownFields().getField(field);
    if (packed.size() == 1
        && loose.getFixed32List().isEmpty()
        && loose.getFixed64List().isEmpty()) {
      return packed.get(0).asReadOnlyByteBuffer();
    }
    long bytes = 4L * loose.getFixed32List().size() + 8L * loose.getFixed64List().size();
    for (ByteString piece : packed) {
      bytes += piece.size();
    }
    ByteBuffer result = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    packed.forEach(piece -> piece.copyTo(result));
    loose.getFixed32List().forEach(result::putInt);
    loose.getFixed64List().forEach(result::putLong);
    return result.flip();
  }

  /**
   * Little-endian bytes of varints, each narrowed to a width.
   *
   * @param expected bytes the result should have; one that would be longer gets one number more,
   *     for the caller to refuse
   */
  static ByteBuffer varints(
      TensorProto tensor, int field, List<ByteString> packed, int width, long expected) {
    List<Long> loose = tensor.getUnknownFields().getField(field).getVarintList();
    long inFile = loose.size();
    for (ByteString piece : packed) {
      inFile += piece.size();
    }
    // a number takes at least one byte of the file: the claim is checked before it is allocated
    if (expected / width > inFile) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer result = ByteBuffer.allocate((int) expected + width).order(ByteOrder.LITTLE_ENDIAN);
    for (ByteString piece : packed) {
      unpack(piece.asReadOnlyByteBuffer(), width, result);
    }
    for (long value : loose) {
      put(result, value, width);
    }
    return result.flip();
  }

  private static void unpack(ByteBuffer packed, int width, ByteBuffer result) {
    while (packed.hasRemaining() && result.hasRemaining()) {
      long value = 0;
      byte b = -1;
      for (int shift = 0; b < 0 && shift < 70; shift += 7) {
        if (!packed.hasRemaining()) {
          throw ModelException.invalid("a tensor's data ends within a number");
        }
        b = packed.get();
        value |= shift < 64 ? (long) (b & 0x7f) << shift : 0;
      }
      put(result, value, width);
    }
  }

  private static void put(ByteBuffer result, long value, int width) {
    if (result.remaining() < width) {
      return;
    }
    switch (width) {
      case 1 -> result.put((byte) value);
      case 2 -> result.putShort((short) value);
      case 4 -> result.putInt((int) value);
      default -> result.putLong(value);
    }
  }
}
