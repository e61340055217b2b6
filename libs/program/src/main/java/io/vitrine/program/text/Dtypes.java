package io.vitrine.program.text;

import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;

/**
 * Which type of libtorch carries an element type. Unsigned integers of more than 8 bits have almost
 * no operators there and are carried by the next wider signed type; of 64 bits by their own bits.
 */
public final class Dtypes {
  private Dtypes() {}

  public static boolean isSupported(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, FLOAT16, BFLOAT16, BOOL -> true;
      case UINT8, INT8, UINT16, INT16, INT32, INT64, UINT32, UINT64 -> true;
      case STRING, COMPLEX64, COMPLEX128, UINT4, INT4, UINT2, INT2, FLOAT4E2M1 -> false;
      case FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ, FLOAT8E8M0 -> false;
    };
  }

  /** The type that libtorch computes in. */
  public static ElementType carrier(ElementType type) {
    return switch (type) {
      case UINT16 -> ElementType.INT32;
      case UINT32, UINT64 -> ElementType.INT64;
      default -> type;
    };
  }

  /**
   * The type that crosses the border to libtorch. DJL ends the process on 16-bit integers and
   * bfloat16, so they cross as 32-bit ones.
   */
  public static ElementType transport(ElementType type) {
    return switch (type) {
      case INT16 -> ElementType.INT32;
      case BFLOAT16 -> ElementType.FLOAT32;
      default -> carrier(type);
    };
  }

  /** The number of c10::ScalarType of the carrier. */
  public static int code(ElementType type) {
    return switch (carrier(type)) {
      case UINT8 -> 0;
      case INT8 -> 1;
      case INT16 -> 2;
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case FLOAT64 -> 7;
      case BOOL -> 11;
      case BFLOAT16 -> 15;
      default ->
          throw ProgramException.unsupported("elements of type " + type + " cannot be computed");
    };
  }

  public static boolean isInteger(ElementType type) {
    return !type.isFloat() && type != ElementType.BOOL && isSupported(type);
  }
}
