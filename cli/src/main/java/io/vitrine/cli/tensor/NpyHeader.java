package io.vitrine.cli.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The header of a .npy file, format version 1.0: little-endian, row-major, its length a multiple of
 * 64 bytes.
 */
final class NpyHeader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyHeader() {}

  static byte[] of(Dtype dtype, List<Long> shape) {
    String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String tuple = shape.size() == 1 ? "(" + axes + ",)" : "(" + axes + ")";
    String dictionary =
        "{'descr': '" + dtype.descriptor() + "', 'fortran_order': False, 'shape': " + tuple + ", }";
    int prefix = MAGIC.length + Short.BYTES;
    int padding = ALIGNMENT - (prefix + dictionary.length() + 1) % ALIGNMENT;
    String padded = dictionary + " ".repeat(padding % ALIGNMENT) + "\n";
    return ByteBuffer.allocate(prefix + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
