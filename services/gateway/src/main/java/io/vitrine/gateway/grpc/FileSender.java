package io.vitrine.gateway.grpc;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way to a caller, read as the caller takes it. For one thread. */
final class FileSender implements AutoCloseable {
  private static final int CHUNK_BYTES = 256 << 10;

  private final Path file;
  private final InputStream in;

  FileSender(Path file) {
    this.file = file;
    try {
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The next chunk; done after the last. */
  Choice<FileChunk> next() {
    try {
      byte[] bytes = in.readNBytes(CHUNK_BYTES);
      if (bytes.length == 0) {
        close();
        return new Choice.Done<>();
      }
      return new Choice.Send<>(FileChunk.newBuilder().setData(ByteString.copyFrom(bytes)).build());
    } catch (IOException e) {
      close();
      return new Choice.Failed<>(unreadable(e));
    }
  }

  private ProblemException unreadable(IOException e) {
    return ProblemException.fatal(
        Reason.INTERNAL,
        "the file " + file.getFileName() + " cannot be read: " + e.getMessage(),
        "Check the disk of the blob store.",
        e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
