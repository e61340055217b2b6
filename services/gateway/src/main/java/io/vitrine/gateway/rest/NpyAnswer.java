package io.vitrine.gateway.rest;

import io.vitrine.gateway.runs.ExactStream;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** One value on its way to a caller as a .npy file (version 1.0), chunk by chunk. */
final class NpyAnswer {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private final ExactStream stream;
  private final ActivationChunk first;

  private NpyAnswer(ExactStream stream, ActivationChunk first) {
    this.stream = stream;
    this.first = first;
  }

  /** Waits for the first chunk, so that what goes wrong until then is said properly. */
  static NpyAnswer begin(String value, ExactStream stream) {
    try {
      ActivationChunk first =
          stream
              .next()
              .orElseThrow(
                  () ->
                      ProblemException.fatal(
                          Reason.INTERNAL,
                          "the run gave nothing of value '" + value + "'",
                          "Ask again.",
                          null));
      descriptor(first);
      return new NpyAnswer(stream, first);
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  void write(OutputStream out) throws IOException {
    try (stream) {
      out.write(header());
      for (Optional<ActivationChunk> next = Optional.of(first);
          next.isPresent();
          next = stream.next()) {
        next.get().getData().writeTo(out);
      }
    }
  }

  private byte[] header() {
    String axes =
        first.getShapeList().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '"
            + descriptor(first)
            + "', 'fortran_order': False, 'shape': ("
            + axes
            + (first.getShapeCount() == 1 ? ",), }" : "), }");
    int prefix = MAGIC.length + Short.BYTES;
    int padding = (ALIGNMENT - (prefix + dictionary.length() + 1) % ALIGNMENT) % ALIGNMENT;
    String padded = dictionary + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(prefix + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static String descriptor(ActivationChunk chunk) {
    ElementType type = chunk.getType();
    return switch (type) {
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case FLOAT16 -> "<f2";
      case UINT8 -> "|u1";
      case INT8 -> "|i1";
      case UINT16 -> "<u2";
      case INT16 -> "<i2";
      case UINT32 -> "<u4";
      case INT32 -> "<i4";
      case UINT64 -> "<u8";
      case INT64 -> "<i8";
      case BOOL -> "|b1";
      case BFLOAT16, STRING, ELEMENT_TYPE_UNDEFINED, UNRECOGNIZED ->
          throw ProblemException.caller(
              Reason.UNSUPPORTED,
              "value '" + chunk.getValue() + "' is of type " + type + ", which .npy cannot hold",
              "Ask for another value.");
    };
  }
}
