package io.vitrine.viewer.client;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.FilesGrpc;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.RunsGrpc;
import io.vitrine.protocol.ViewerGrpc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A connection to one gateway. Thread-safe; closing it ends every session opened through it. */
public final class GatewayClient implements AutoCloseable {
  private static final int FILE_CHUNK = 256 * 1024;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String name;
  private final ClientSettings settings;
  private final ManagedChannel channel;

  /** To a gateway that asks nobody who he is. */
  public GatewayClient(String gateway, ClientSettings settings) {
    this(gateway, settings, Optional.empty());
  }

  /**
   * @param gateway http://host:port, https://host:port or host:port
   * @param token says who is asking, with every call
   * @throws IllegalArgumentException if it is none of these
   */
  public GatewayClient(String gateway, ClientSettings settings, Optional<String> token) {
    this.settings = settings;
    name = gateway;
    URI uri = parse(gateway);
    boolean encrypted = "https".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? 443 : 80;
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(uri.getHost(), port)
            .flowControlWindow(settings.window())
            .maxInboundMessageSize(settings.largestMessage());
    token.ifPresent(
        text -> {
          Metadata headers = new Metadata();
          headers.put(AUTHORIZATION, "Bearer " + text);
          builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
        });
    channel = (encrypted ? builder.useTransportSecurity() : builder.usePlaintext()).build();
  }

  private static URI parse(String gateway) {
    try {
      URI uri = URI.create(gateway.contains("://") ? gateway : "http://" + gateway);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the one message for everything that is no address.
    }
    throw new IllegalArgumentException(
        "'" + gateway + "' is no gateway's address: http://host:port or https://host:port");
  }

  /**
   * Stores a file under the hash of its bytes and waits for it.
   *
   * @throws GatewayException if the gateway does not take it
   * @throws IOException if the file cannot be read
   */
  public FileReference put(Path file) throws IOException {
    CompletableFuture<FileReference> answer = new CompletableFuture<>();
    StreamObserver<FileChunk> out =
        FilesGrpc.newStub(channel)
            .withDeadlineAfter(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS)
            .put(new Answer<>(answer, name));
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] bytes = in.readNBytes(FILE_CHUNK);
          bytes.length > 0;
          bytes = in.readNBytes(FILE_CHUNK)) {
        out.onNext(FileChunk.newBuilder().setData(UnsafeByteOperations.unsafeWrap(bytes)).build());
      }
    } catch (IOException e) {
      out.onError(e);
      throw e;
    }
    out.onCompleted();
    return await(answer).toBuilder().setPath(file.getFileName().toString()).build();
  }

  /**
   * The bytes of a stored file.
   *
   * @throws GatewayException if the gateway does not give them
   */
  public byte[] fetch(FileReference file) {
    return answered(
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          FilesGrpc.newBlockingStub(channel)
              .withDeadlineAfter(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS)
              .get(file)
              .forEachRemaining(chunk -> bytes.writeBytes(chunk.getData().toByteArray()));
          return bytes.toByteArray();
        });
  }

  /**
   * The exact elements of one value for a picture, waited for.
   *
   * @throws GatewayException if the model refuses the picture, or the value is no value of numbers
   */
  public ExactValue exact(String model, FileReference picture, String value) {
    ActivationsRequest request =
        ActivationsRequest.newBuilder()
            .setModel(model)
            .addInputs(InputPart.newBuilder().setFile(picture))
            .addValues(value)
            .build();
    return answered(
        () ->
            ExactValue.of(
                RunsGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS)
                    .activations(request)));
  }

  /** The jobs of this gateway. */
  public JobsClient jobs() {
    return new JobsClient(channel, settings, name);
  }

  private <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw Problems.of(e, name);
    }
  }

  /** Opens a model; the scene comes as the first of the session's events. */
  public ViewerSession open(String model) {
    channel.resetConnectBackoff();
    return new ViewerSession(ViewerGrpc.newStub(channel), model, settings, name);
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GatewayException known ? known : Problems.of(e, name);
    } catch (TimeoutException e) {
      throw new GatewayException(
          "The gateway at "
              + name
              + " gave no answer within "
              + settings.answerTime().toSeconds()
              + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("Interrupted while waiting for the gateway at " + name + ".");
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Answer<T>(CompletableFuture<T> future, String gateway)
      implements StreamObserver<T> {
    @Override
    public void onNext(T value) {
      future.complete(value);
    }

    @Override
    public void onError(Throwable error) {
      future.completeExceptionally(Problems.of(error, gateway));
    }

    @Override
    public void onCompleted() {
      future.completeExceptionally(
          new GatewayException("The gateway at " + gateway + " ended without an answer."));
    }
  }
}
