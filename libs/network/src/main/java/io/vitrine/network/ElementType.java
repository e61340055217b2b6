package io.vitrine.network;

import java.util.Arrays;
import java.util.Optional;

/** Element types of tensors, with the numbers of onnx.TensorProto.DataType. */
public enum ElementType {
  FLOAT32(1, 4),
  UINT8(2, 1),
  INT8(3, 1),
  UINT16(4, 2),
  INT16(5, 2),
  INT32(6, 4),
  INT64(7, 8),
  STRING(8, 0),
  BOOL(9, 1),
  FLOAT16(10, 2),
  FLOAT64(11, 8),
  UINT32(12, 4),
  UINT64(13, 8),
  COMPLEX64(14, 8),
  COMPLEX128(15, 16),
  BFLOAT16(16, 2),
  FLOAT8E4M3FN(17, 1),
  FLOAT8E4M3FNUZ(18, 1),
  FLOAT8E5M2(19, 1),
  FLOAT8E5M2FNUZ(20, 1),
  UINT4(21, 0),
  INT4(22, 0),
  FLOAT4E2M1(23, 0),
  FLOAT8E8M0(24, 1),
  UINT2(25, 0),
  INT2(26, 0);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number ONNX gives this type. */
  public int code() {
    return code;
  }

  /** Bytes per element; 0 for strings and for types packed below a byte. */
  public int bytes() {
    return bytes;
  }

  /** Whether values of this type are real numbers with a fraction. */
  public boolean isFloat() {
    return switch (this) {
      case FLOAT32, FLOAT16, FLOAT64, BFLOAT16 -> true;
      default -> false;
    };
  }

  public static Optional<ElementType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }
}
