package io.vitrine.network.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Read-only views of a file's bytes, valid as long as they are referenced. A file that fits one
 * buffer is mapped once, a larger one range by range.
 */
final class MappedFile {
  private final Path path;
  private final long size;
  private final ByteBuffer whole;

  private MappedFile(Path path, long size, ByteBuffer whole) {
    this.path = path;
    this.size = size;
    this.whole = whole;
  }

  static MappedFile open(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      long mapped = size <= Integer.MAX_VALUE ? size : 0;
      return new MappedFile(path, size, channel.map(FileChannel.MapMode.READ_ONLY, 0, mapped));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long size() {
    return size;
  }

  /** The range must lie in the file and be shorter than 2 GiB. */
  ByteBuffer range(long offset, int length) {
    if (size <= Integer.MAX_VALUE) {
      return whole.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
