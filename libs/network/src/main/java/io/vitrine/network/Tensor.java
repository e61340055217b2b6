package io.vitrine.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A dense tensor: row-major, little-endian. The buffer is shared, never copied: whoever makes a
 * tensor gives up writing to its buffer. BOOL is one byte per element, 0 or 1; FLOAT16 and BFLOAT16
 * are their raw bits.
 *
 * @param type any type with a whole number of bytes per element
 * @param shape sizes of the axes; empty for a scalar
 * @param data exactly elements * type.bytes() bytes from position 0 to limit
 */
public record Tensor(ElementType type, Shape shape, ByteBuffer data) {
  public Tensor {
    long expected = Math.multiplyExact(shape.elements(), (long) type.bytes());
    if (type.bytes() == 0 || data.remaining() != expected) {
      throw new IllegalArgumentException(
          "a tensor of type %s and shape %s has %d bytes, not %d"
              .formatted(type, shape, expected, data.remaining()));
    }
    data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A view of the bytes with its own position, little-endian. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  public long elements() {
    return shape.elements();
  }
}
