package io.vitrine.gateway;

import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.TilesRequest;
import io.vitrine.protocol.ViewerGrpc;
import io.vitrine.protocol.ViewerMessage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A viewer without a picture: talks to the real gateway and takes as many tiles as it is told to.
 */
final class Visitor implements AutoCloseable {
  private static final long PATIENCE_S = 60;

  private final ManagedChannel channel;
  private final BlockingQueue<GatewayMessage> told = new LinkedBlockingQueue<>();
  private final StreamObserver<ViewerMessage> control;
  final List<ActivationChunk> tiles = new CopyOnWriteArrayList<>();
  final CompletableFuture<Void> tilesEnded = new CompletableFuture<>();
  private final CompletableFuture<ClientCallStreamObserver<TilesRequest>> tileCall =
      new CompletableFuture<>();

  Visitor(ManagedChannel channel) {
    this.channel = channel;
    control =
        ViewerGrpc.newStub(channel)
            .control(
                new StreamObserver<>() {
                  @Override
                  public void onNext(GatewayMessage message) {
                    told.add(message);
                  }

                  @Override
                  public void onError(Throwable failure) {}

                  @Override
                  public void onCompleted() {}
                });
  }

  void say(ViewerMessage.Builder message) {
    control.onNext(message.build());
  }

  /** The next message of a kind; those before it are passed over. */
  GatewayMessage hear(Predicate<GatewayMessage> kind) throws InterruptedException {
    while (true) {
      GatewayMessage message = told.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("the gateway said nothing more");
      }
      if (kind.test(message)) {
        return message;
      }
    }
  }

  /** Begins the stream of tiles and takes the first `count`; more come with {@link #take}. */
  void begin(String session, int count) {
    ViewerGrpc.newStub(channel)
        .tiles(
            TilesRequest.newBuilder().setSession(session).build(),
            new ClientResponseObserver<TilesRequest, ActivationChunk>() {
              @Override
              public void beforeStart(ClientCallStreamObserver<TilesRequest> call) {
                call.disableAutoRequestWithInitial(count);
                tileCall.complete(call);
              }

              @Override
              public void onNext(ActivationChunk chunk) {
                tiles.add(chunk);
              }

              @Override
              public void onError(Throwable failure) {
                tilesEnded.completeExceptionally(failure);
              }

              @Override
              public void onCompleted() {
                tilesEnded.complete(null);
              }
            });
  }

  void take(int count) {
    tileCall.join().request(count);
  }

  void awaitTiles(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (tiles.size() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError(tiles.size() + " tiles came, not " + count);
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    control.onCompleted();
  }
}
