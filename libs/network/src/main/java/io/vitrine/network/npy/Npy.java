package io.vitrine.network.npy;

import io.vitrine.network.Dimension;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Tensors in .npy files: versions 1 to 3, numbers and bool, either byte order, C and Fortran order.
 * Throws {@link ModelException} for files that are something else.
 */
public final class Npy {
  private static final Set<StandardOpenOption> NEW =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private Npy() {}

  /**
   * Reads a tensor. Little-endian data in C order stays a view of the file: do not change the file
   * while the tensor lives.
   */
  public static Tensor read(Path file, ReadLimits limits) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw ModelException.limit(
            "the file has %d bytes; a tensor may have 2147483647".formatted(channel.size()));
      }
      return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), limits);
    } catch (ModelException e) {
      throw e.inFile(String.valueOf(file.getFileName()));
    }
  }

  /** Reads a tensor from the bytes of a file; the tensor may be a view of them. */
  public static Tensor read(ByteBuffer bytes, ReadLimits limits) {
    ByteBuffer file = bytes.slice();
    NpyHeader header = NpyHeader.read(file, limits);
    int width = header.type().bytes();
    long expected;
    try {
      expected = Math.multiplyExact(header.shape().elements(), (long) width);
    } catch (ArithmeticException e) {
      expected = Long.MAX_VALUE;
    }
    if (expected > limits.tensorBytes()) {
      throw ModelException.limit(
          "a tensor of shape %s is larger than the limit tensorBytes of %d"
              .formatted(header.shape(), limits.tensorBytes()));
    }
    if (file.remaining() < expected) {
      throw ModelException.of(
          ModelException.Reason.TRUNCATED,
          "a tensor of shape %s needs %d bytes; the file holds %d"
              .formatted(header.shape(), expected, file.remaining()));
    }
    ByteBuffer data = file.slice(file.position(), (int) expected);
    boolean fortran = header.fortranOrder() && header.shape().rank() > 1;
    if (header.bigEndian() && width > 1 || fortran) {
      data = rearranged(data, header, fortran);
    }
    return new Tensor(header.type(), header.shape(), data);
  }

  private static ByteBuffer rearranged(ByteBuffer data, NpyHeader header, boolean fortran) {
    int width = header.type().bytes();
    int count = data.remaining() / width;
    ByteBuffer result = ByteBuffer.allocate(data.remaining());
    for (int i = 0; i < count; i++) {
      int from = fortran ? fortranIndex(i, header.shape()) : i;
      for (int b = 0; b < width; b++) {
        result.put(data.get(from * width + (header.bigEndian() ? width - 1 - b : b)));
      }
    }
    return result.flip();
  }

  /** Where the element at a row-major position stands when the first axis runs fastest. */
  private static int fortranIndex(int index, Shape shape) {
    int rest = index;
    long from = 0;
    long stride = shape.elements();
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      Dimension size = shape.dimensions().get(axis);
      stride /= size.size();
      from += rest % size.size() * stride;
      rest /= (int) size.size();
    }
    return (int) from;
  }

  /** Writes a tensor: version 1, little-endian, C order. */
  public static void write(Path file, Tensor tensor) throws IOException {
    try (FileChannel channel = FileChannel.open(file, NEW)) {
      writeAll(channel, ByteBuffer.wrap(NpyHeader.write(tensor.type(), tensor.shape())));
      writeAll(channel, tensor.data());
    }
  }

  /** The bytes {@link #write(Path, Tensor)} writes. */
  public static byte[] bytes(Tensor tensor) {
    byte[] header = NpyHeader.write(tensor.type(), tensor.shape());
    ByteBuffer result = ByteBuffer.allocate(header.length + tensor.data().remaining());
    return result.put(header).put(tensor.data()).array();
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Whether a file begins like an .npy file. */
  public static boolean isNpy(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return NpyHeader.startsWithMagic(stream.readNBytes(NpyHeader.MAGIC_BYTES));
    }
  }
}
