package io.vitrine.cli.connection;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file, never faster than the gateway takes it, and checks that what arrived is what was
 * sent.
 */
public final class Upload {
  private static final int CHUNK_BYTES = 256 << 10;

  private Upload() {}

  /**
   * Uploads a file and waits for its reference.
   *
   * @param path the name the reference carries: relative to the model file
   */
  public static FileReference send(
      GatewayConnection connection, Path file, String path, Progress progress) throws IOException {
    if (Files.isDirectory(file)) {
      throw new CommandFailed(file + " is a folder", "Give a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Sender sender = new Sender(in, Files.size(file), progress);
      connection.files().put(sender);
      FileReference stored = sender.await(connection.address());
      if (!stored.getSha256().equals(sender.digest())) {
        throw new CommandFailed(file + " arrived changed: its SHA-256 differs", "Try again.");
      }
      return stored.toBuilder().setPath(path).build();
    }
  }

  private static final class Sender implements ClientResponseObserver<FileChunk, FileReference> {
    private final InputStream in;
    private final long size;
    private final Progress progress;
    private final MessageDigest sha256;
    private final CompletableFuture<FileReference> reply = new CompletableFuture<>();
    private @Nullable FileReference stored;
    private boolean sentAll;
    private long sent;

    Sender(InputStream in, long size, Progress progress) {
      this.in = in;
      this.size = size;
      this.progress = progress;
      try {
        this.sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FileChunk> call) {
      call.setOnReadyHandler(() -> sendWhileReady(call));
    }

    /** gRPC calls this from one thread at a time. */
    private void sendWhileReady(ClientCallStreamObserver<FileChunk> call) {
      try {
        while (call.isReady() && !sentAll) {
          byte[] bytes = in.readNBytes(CHUNK_BYTES);
          if (bytes.length == 0) {
            sentAll = true;
            call.onCompleted();
          } else {
            sha256.update(bytes);
            call.onNext(
                FileChunk.newBuilder().setData(UnsafeByteOperations.unsafeWrap(bytes)).build());
            sent += bytes.length;
            progress.bytes(sent, size);
          }
        }
      } catch (IOException e) {
        sentAll = true;
        reply.completeExceptionally(new UncheckedIOException(e));
        call.cancel("the file cannot be read", e);
      }
    }

    @Override
    public void onNext(FileReference reference) {
      stored = reference;
    }

    @Override
    public void onError(Throwable failure) {
      reply.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      if (stored == null) {
        reply.completeExceptionally(
            Status.INTERNAL.withDescription("no reference came back").asRuntimeException());
      } else {
        reply.complete(stored);
      }
    }

    FileReference await(GatewayAddress address) {
      try {
        return reply.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof StatusRuntimeException status) {
          throw GatewayFailure.of(status, address);
        }
        if (e.getCause() instanceof UncheckedIOException io) {
          throw io;
        }
        throw e;
      }
    }

    ByteString digest() {
      return ByteString.copyFrom(sha256.digest());
    }
  }
}
