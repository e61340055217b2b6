package io.vitrine.network.onnx;

import static io.vitrine.network.ModelException.Reason.NOT_ONNX;
import static io.vitrine.network.ModelException.Reason.TRUNCATED;

import io.vitrine.network.ModelException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its bytes whether a file is ONNX at all, before anything is parsed. */
final class FileKind {
  private static final int HEAD_BYTES = 1024;
  private static final Pattern TEXT_FORMAT =
      Pattern.compile(
          "(?s).*(ir_version\\s*:|producer_name\\s*:|opset_import\\s*\\{|graph\\s*\\{).*");

  private FileKind() {}

  /** Throws {@link ModelException} (NOT_ONNX or TRUNCATED) unless the bytes look like a model. */
  static void check(ByteBuffer file) {
    if (file.remaining() == 0) {
      throw ModelException.of(TRUNCATED, "the file is empty; copy or download it again");
    }
    byte[] head = new byte[Math.min(HEAD_BYTES, file.remaining())];
    file.duplicate().get(head);
    knownStranger(head);
    checkFields(file.duplicate());
  }

  private static void knownStranger(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.startsWith("<?xml")) {
      throw stranger(
          "is a web page, not a network: the download gave a page about the file; download the raw"
              + " file");
    }
    if (start.startsWith("version https://git-lfs.github.com/spec")) {
      throw stranger(
          "is a Git LFS pointer, not the network it stands for; run `git lfs pull` and take the"
              + " file again");
    }
    if (isText(head) && TEXT_FORMAT.matcher(text).matches()) {
      throw stranger(
          "is ONNX in protobuf's text format; save it as binary (onnx.save(onnx.load(file), ...))");
    }
    if (text.startsWith("PK\u0003\u0004")) {
      throw stranger("is a ZIP archive (a PyTorch or Keras save?); export the network to ONNX");
    }
    if (text.startsWith("\u001f\u008b")) {
      throw stranger("is gzip-compressed; unpack it first");
    }
    if (text.startsWith("\u0089HDF")) {
      throw stranger("is an HDF5 file (Keras?); export the network to ONNX with tf2onnx");
    }
    if (text.startsWith("TFL3", Math.min(4, text.length()))) {
      throw stranger("is a TensorFlow Lite model; convert it with tf2onnx");
    }
    if (text.startsWith("\u0093NUMPY")) {
      throw stranger("is a NumPy array, not a network");
    }
    if (isText(head)) {
      throw stranger("is a text file, not an ONNX network");
    }
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b != '\n' && b != '\r' && b != '\t' && (b & 0xff) < 0x20) {
        return false;
      }
    }
    return true;
  }

  /** Walks the outermost fields: their numbers and kinds must be a model's, and lie in the file. */
  private static void checkFields(ByteBuffer file) {
    boolean first = true;
    boolean graph = false;
    while (file.hasRemaining()) {
      long key = varint(file, first);
      int field = (int) (key >>> 3);
      if (key >>> 3 > 10_000 || wireKind(field, (int) (key & 7)) != (key & 7)) {
        throw stranger(
            first
                ? "is not an ONNX file: it does not begin like one"
                : "is not an ONNX file, or was damaged: nothing sensible stands at byte "
                    + file.position());
      }
      graph |= field == 7;
      switch ((int) (key & 7)) {
        case 0 -> varint(file, first);
        case 1 -> skip(file, 8, field);
        case 5 -> skip(file, 4, field);
        default -> skip(file, varint(file, first), field);
      }
      first = false;
    }
    if (!graph) {
      throw stranger("is not an ONNX network: it holds no graph");
    }
  }

  /** The protobuf wire type a field of ModelProto has; unknown fields may have any but groups. */
  private static int wireKind(int field, int found) {
    return switch (field) {
      case 1, 5 -> 0;
      case 2, 3, 4, 6, 7, 8, 14, 20, 25, 26 -> 2;
      case 0 -> -1;
      default -> found == 3 || found == 4 || found > 5 ? -1 : found;
    };
  }

  private static void skip(ByteBuffer file, long bytes, int field) {
    if (bytes < 0 || bytes > file.remaining()) {
      throw ModelException.of(
          TRUNCATED,
          "the file ends too early: its field %d announces %d bytes and %d are left; copy or download it again"
              .formatted(field, bytes, file.remaining()));
    }
    file.position(file.position() + (int) bytes);
  }

  private static long varint(ByteBuffer file, boolean first) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!file.hasRemaining()) {
        throw first
            ? stranger("is not an ONNX file: it does not begin like one")
            : ModelException.of(
                TRUNCATED, "the file ends within a number; copy or download it again");
      }
      byte b = file.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw stranger("is not an ONNX file, or was damaged");
  }

  private static ModelException stranger(String what) {
    return ModelException.of(NOT_ONNX, "the file " + what);
  }
}
