package io.vitrine.gateway.models;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes files in, never more of one than the limit. Thread-safe; what it hands out is not. */
@Singleton
public final class FileIntake {
  private final BlobStore blobs;
  private final long limit;

  FileIntake(BlobStore blobs, GatewaySettings settings) {
    this.blobs = blobs;
    this.limit = settings.uploadLimit().asLongValue();
  }

  /** Takes a file that comes piece by piece. */
  public Arriving begin() {
    try {
      Path file = Files.createTempFile("vitrine-upload", "");
      return new Arriving(file, Files.newOutputStream(file));
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  /** Takes all that a stream holds. */
  public FileReference store(InputStream bytes) {
    return blobs.put(new Limited(bytes));
  }

  private ProblemException tooLarge() {
    return ProblemException.caller(
        Reason.LIMIT,
        "the file is larger than " + limit + " bytes",
        "Raise VITRINE_GATEWAY_UPLOAD_LIMIT if it is meant to be.");
  }

  private static ProblemException notKept(IOException e) {
    return ProblemException.fatal(
        Reason.INTERNAL,
        "an upload could not be kept: " + e.getMessage(),
        "Check the disk of the gateway.",
        e);
  }

  /** A file on its way in, on disk until it is whole. */
  public final class Arriving implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private long size;

    Arriving(Path file, OutputStream out) {
      this.file = file;
      this.out = out;
    }

    /** The next piece. */
    public void add(ByteString piece) {
      size += piece.size();
      if (size > limit) {
        throw tooLarge();
      }
      try {
        piece.writeTo(out);
      } catch (IOException e) {
        throw notKept(e);
      }
    }

    /** All pieces have come: stores the file under the hash of its bytes. */
    public FileReference store() {
      try {
        out.close();
        try (InputStream whole = Files.newInputStream(file)) {
          return blobs.put(whole);
        }
      } catch (IOException e) {
        throw notKept(e);
      } finally {
        close();
      }
    }

    @Override
    public void close() {
      try {
        out.close();
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw notKept(e);
      }
    }
  }

  private final class Limited extends java.io.FilterInputStream {
    private long seen;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      return count(read, read);
    }

    private int count(int result, int read) {
      if (result >= 0) {
        seen += read;
        if (seen > limit) {
          throw tooLarge();
        }
      }
      return result;
    }
  }
}
