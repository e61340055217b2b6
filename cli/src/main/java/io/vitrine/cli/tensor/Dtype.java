package io.vitrine.cli.tensor;

import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.ElementType;
import java.util.Locale;

/**
 * An element type as NumPy knows it.
 *
 * @param name as numpy.dtype.name says it
 * @param descriptor as in a .npy file
 * @param bytes of one element in the file
 * @param widened whether the elements arrive as bfloat16 and are written as float32, which holds
 *     each of them exactly
 */
record Dtype(String name, String descriptor, int bytes, boolean widened) {

  static Dtype of(ElementType type, String value) {
    return switch (type) {
      case FLOAT32 -> plain("float32", "<f4");
      case FLOAT64 -> plain("float64", "<f8");
      case FLOAT16 -> plain("float16", "<f2");
      case BFLOAT16 -> new Dtype("float32", "<f4", Float.BYTES, true);
      case UINT8 -> plain("uint8", "|u1");
      case INT8 -> plain("int8", "|i1");
      case UINT16 -> plain("uint16", "<u2");
      case INT16 -> plain("int16", "<i2");
      case UINT32 -> plain("uint32", "<u4");
      case INT32 -> plain("int32", "<i4");
      case UINT64 -> plain("uint64", "<u8");
      case INT64 -> plain("int64", "<i8");
      case BOOL -> plain("bool", "|b1");
      case STRING, ELEMENT_TYPE_UNDEFINED, UNRECOGNIZED ->
          throw new CommandFailed(
              "value '"
                  + value
                  + "' is of type "
                  + type.name().toLowerCase(Locale.ROOT)
                  + ", which .npy cannot hold",
              "Ask for another value.");
    };
  }

  private static Dtype plain(String name, String descriptor) {
    return new Dtype(name, descriptor, descriptor.charAt(2) - '0', false);
  }

  /** Bytes of one element as it arrives. */
  int arrivingBytes() {
    return widened ? Short.BYTES : bytes;
  }
}
