package io.vitrine.network.npy;

import static io.vitrine.network.ModelException.Reason.INVALID_GRAPH;
import static io.vitrine.network.ModelException.Reason.NOT_ONNX;
import static io.vitrine.network.ModelException.Reason.TRUNCATED;
import static io.vitrine.network.ModelException.Reason.UNSUPPORTED;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The header of an .npy file: a Python dictionary of the fields descr, fortran_order and shape. */
record NpyHeader(ElementType type, boolean bigEndian, boolean fortranOrder, Shape shape) {
  static final int MAGIC_BYTES = 6;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LARGEST_HEADER = 65_536;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*['\"]([^'\"]*)['\"]");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  static boolean startsWithMagic(byte[] head) {
    return head.length >= MAGIC_BYTES
        && java.util.Arrays.equals(head, 0, MAGIC_BYTES, MAGIC, 0, MAGIC_BYTES);
  }

  /** Leaves the buffer at the first byte of the data. */
  static NpyHeader read(ByteBuffer file, ReadLimits limits) {
    file.order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[Math.min(MAGIC_BYTES, file.remaining())];
    file.get(magic);
    if (!startsWithMagic(magic)) {
      throw ModelException.of(
          NOT_ONNX, "the file is no .npy file; write it with numpy.save, one array per file");
    }
    String header = text(file);
    String descr = field(DESCR, header, "descr");
    List<Dimension> sizes = new ArrayList<>();
    for (String size : field(SHAPE, header, "shape").split(",", -1)) {
      String digits = size.strip().replace("L", "");
      if (!digits.isEmpty()) {
        sizes.add(Dimension.of(number(digits)));
      }
    }
    if (sizes.size() > limits.tensorAxes()) {
      throw ModelException.limit(
          "the tensor has %d axes, more than the limit tensorAxes of %d"
              .formatted(sizes.size(), limits.tensorAxes()));
    }
    return new NpyHeader(
        type(descr),
        descr.startsWith(">"),
        field(ORDER, header, "fortran_order").equals("True"),
        new Shape(sizes));
  }

  private static String text(ByteBuffer file) {
    if (file.remaining() < 4) {
      throw ModelException.of(TRUNCATED, "the file ends within its header");
    }
    int version = file.get();
    file.get();
    if (version < 1 || version > 3 || (version > 1 && file.remaining() < 4)) {
      throw ModelException.of(
          UNSUPPORTED, "its .npy version %d is none of 1, 2, 3".formatted(version));
    }
    long length = version == 1 ? file.getShort() & 0xffff : file.getInt() & 0xffffffffL;
    if (length > LARGEST_HEADER || length > file.remaining()) {
      throw ModelException.of(TRUNCATED, "its header announces %d bytes".formatted(length));
    }
    byte[] header = new byte[(int) length];
    file.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private static String field(Pattern pattern, String header, String name) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw ModelException.of(
          INVALID_GRAPH,
          "its header has no plain \"%s\"; save an array of numbers: %s"
              .formatted(name, header.strip()));
    }
    return matcher.group(1);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw ModelException.of(INVALID_GRAPH, "its shape has the size \"%s\"".formatted(digits));
    }
  }

  private static ElementType type(String descr) {
    return switch (descr.isEmpty() ? "" : descr.substring(1)) {
      case "f2" -> ElementType.FLOAT16;
      case "f4" -> ElementType.FLOAT32;
      case "f8" -> ElementType.FLOAT64;
      case "i1" -> ElementType.INT8;
      case "i2" -> ElementType.INT16;
      case "i4" -> ElementType.INT32;
      case "i8" -> ElementType.INT64;
      case "u1" -> ElementType.UINT8;
      case "u2" -> ElementType.UINT16;
      case "u4" -> ElementType.UINT32;
      case "u8" -> ElementType.UINT64;
      case "b1" -> ElementType.BOOL;
      default ->
          throw ModelException.of(
              UNSUPPORTED,
              "its elements are of type \"%s\"; use numbers or bool, for example astype(\"float32\")"
                  .formatted(descr));
    };
  }

  private static String descr(ElementType type) {
    return switch (type) {
      case FLOAT16, FLOAT32, FLOAT64 -> "<f" + type.bytes();
      case INT16, INT32, INT64 -> "<i" + type.bytes();
      case UINT16, UINT32, UINT64 -> "<u" + type.bytes();
      case INT8 -> "|i1";
      case UINT8 -> "|u1";
      case BOOL -> "|b1";
      default ->
          throw ModelException.of(UNSUPPORTED, "NumPy has no elements of type %s".formatted(type));
    };
  }

  /** The bytes before the data, a multiple of 64 of them. */
  static byte[] write(ElementType type, Shape shape) {
    String sizes =
        shape.dimensions().stream().map(Dimension::toString).collect(Collectors.joining(", "));
    String fields =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
            descr(type),
            shape.rank() == 1 ? sizes + "," : sizes);
    int prefix = MAGIC_BYTES + 4;
    int length = (prefix + fields.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - prefix;
    String padded = fields + " ".repeat(length - fields.length() - 1) + "\n";
    return ByteBuffer.allocate(prefix + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) length)
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
