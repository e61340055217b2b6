package io.vitrine.viewer.client;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationsResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;

/**
 * All elements of one value, as the network computed them.
 *
 * @param shape batch included
 * @param elements row-major; f16, f64 and whole numbers as the nearest f32
 */
public record ExactValue(List<Long> shape, float[] elements) {
  /** Most elements that are taken. */
  static final long MOST = 64L << 20;

  static ExactValue of(Iterator<ActivationsResponse> answers) {
    List<Long> shape = List.of();
    float[] elements = new float[0];
    while (answers.hasNext()) {
      ActivationChunk chunk = answers.next().getChunk();
      if (elements.length == 0) {
        shape = List.copyOf(chunk.getShapeList());
        elements = new float[size(chunk)];
      }
      ByteBuffer data = chunk.getData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      int at = (int) chunk.getFirstElement();
      for (long i = 0; i < chunk.getElements(); i++) {
        elements[at++] = next(chunk, data);
      }
    }
    return new ExactValue(shape, elements);
  }

  private static int size(ActivationChunk chunk) {
    long size = chunk.getShapeList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    if (size > MOST) {
      throw new GatewayException(
          chunk.getValue()
              + " has "
              + size
              + " elements, more than the "
              + MOST
              + " shown one by one.");
    }
    return (int) size;
  }

  private static float next(ActivationChunk chunk, ByteBuffer data) {
    return switch (chunk.getType()) {
      case FLOAT32 -> data.getFloat();
      case FLOAT64 -> (float) data.getDouble();
      case FLOAT16 -> half(data.getShort());
      case BFLOAT16 -> Float.intBitsToFloat(data.getShort() << 16);
      case INT64, UINT64 -> data.getLong();
      case INT32 -> data.getInt();
      case UINT32 -> data.getInt() & 0xffffffffL;
      case INT16 -> data.getShort();
      case UINT16 -> data.getShort() & 0xffff;
      case INT8 -> data.get();
      case UINT8, BOOL -> data.get() & 255;
      case STRING, ELEMENT_TYPE_UNDEFINED, UNRECOGNIZED ->
          throw new GatewayException(chunk.getValue() + " holds no numbers.");
    };
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 31 ? 255 : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
