package io.vitrine.cli.tensor;

import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.ActivationChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One value on its way into a .npy file. The file has its name only when it is whole: until {@link
 * #finish} the elements lie in a file beside it, which {@link #close} removes. Not for several
 * threads.
 */
final class NpyFile implements AutoCloseable {
  private final String value;
  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final Dtype dtype;
  private final List<Long> shape;
  private final long elements;
  private final int headerBytes;
  private long written;

  private NpyFile(ActivationChunk first, Path file) throws IOException {
    this.value = first.getValue();
    this.file = file;
    this.dtype = Dtype.of(first.getType(), value);
    this.shape = List.copyOf(first.getShapeList());
    this.elements = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
    this.channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    byte[] header = NpyHeader.of(dtype, shape);
    this.headerBytes = header.length;
    writeFully(ByteBuffer.wrap(header), 0);
  }

  /**
   * Begins the file of the value that this chunk belongs to; the chunk itself is not yet written.
   */
  static NpyFile begin(ActivationChunk first, Path file) throws IOException {
    return new NpyFile(first, file);
  }

  /** Puts a chunk where it belongs, after checking its checksum and its place. */
  void write(ActivationChunk chunk) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(chunk.getData().asReadOnlyByteBuffer());
    if ((int) crc.getValue() != chunk.getCrc32C()) {
      throw new CommandFailed(
          "value '" + value + "' arrived damaged: a checksum differs", "Try again.");
    }
    boolean fits =
        chunk.getShapeList().equals(shape)
            && chunk.getFirstElement() + chunk.getElements() <= elements
            && chunk.getData().size() == chunk.getElements() * dtype.arrivingBytes();
    if (!fits) {
      throw new CommandFailed(
          "value '" + value + "' arrived in pieces that do not fit together", "Try again.");
    }
    ByteBuffer data = chunk.getData().asReadOnlyByteBuffer();
    writeFully(
        dtype.widened() ? widen(data) : data,
        headerBytes + chunk.getFirstElement() * dtype.bytes());
    written += chunk.getElements();
  }

  boolean complete() {
    return written >= elements;
  }

  /** Gives the whole file its name. */
  StoredValue finish() throws IOException {
    if (!complete()) {
      throw new CommandFailed(
          "value '" + value + "' ended after " + written + " of " + elements + " elements",
          "Try again.");
    }
    channel.close();
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return new StoredValue(value, String.valueOf(file.getFileName()), shape, dtype.name());
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static ByteBuffer widen(ByteBuffer brainFloats) {
    ByteBuffer from = brainFloats.order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(from.remaining() * 2).order(ByteOrder.LITTLE_ENDIAN);
    while (from.hasRemaining()) {
      to.putInt((from.getShort() & 0xffff) << Short.SIZE);
    }
    return to.flip();
  }
}
