package io.vitrine.inference.view;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import java.nio.ByteBuffer;

/** The elements of a tensor of any number type as f32. */
public final class Numbers {
  private Numbers() {}

  /** Whether the type's elements are numbers that can be shown. */
  public static boolean readable(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> true;
      case UINT8, INT8, UINT16, INT16, INT32, INT64, UINT32, UINT64, BOOL -> true;
      case STRING, COMPLEX64, COMPLEX128, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2 -> false;
      case FLOAT8E5M2FNUZ, UINT4, INT4, FLOAT4E2M1, FLOAT8E8M0, UINT2, INT2 -> false;
    };
  }

  /** Elements [0, count), rounded to f32. Throws IllegalArgumentException for unreadable types. */
  public static float[] of(Tensor tensor, int count) {
    ByteBuffer data = tensor.data();
    float[] values = new float[count];
    switch (tensor.type()) {
      case FLOAT32 -> data.asFloatBuffer().get(values);
      case FLOAT64 -> fill(values, i -> (float) data.getDouble(8 * i));
      case FLOAT16 -> fill(values, i -> half(data.getShort(2 * i)));
      case BFLOAT16 -> fill(values, i -> Float.intBitsToFloat(data.getShort(2 * i) << 16));
      case UINT8, BOOL -> fill(values, i -> data.get(i) & 0xFF);
      case INT8 -> fill(values, data::get);
      case UINT16 -> fill(values, i -> data.getShort(2 * i) & 0xFFFF);
      case INT16 -> fill(values, i -> data.getShort(2 * i));
      case INT32 -> fill(values, i -> data.getInt(4 * i));
      case UINT32 -> fill(values, i -> data.getInt(4 * i) & 0xFFFFFFFFL);
      case INT64 -> fill(values, i -> data.getLong(8 * i));
      case UINT64 -> fill(values, i -> unsigned(data.getLong(8 * i)));
      default -> throw new IllegalArgumentException("no numbers in a " + tensor.type());
    }
    return values;
  }

  private interface Element {
    float at(int index);
  }

  private static void fill(float[] values, Element element) {
    for (int i = 0; i < values.length; i++) {
      values[i] = element.at(i);
    }
  }

  private static float unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2f;
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((float) fraction, -24);
          case 0x1F -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (fraction | 0x400), exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
