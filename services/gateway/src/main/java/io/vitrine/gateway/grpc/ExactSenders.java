package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.vitrine.gateway.runs.ExactStream;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationsResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Sends streams of exact chunks, each pulled on a thread of its own and only as fast as its caller
 * takes them.
 */
@Singleton
final class ExactSenders {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "exact-sender");
            thread.setDaemon(true);
            return thread;
          });

  /** To be called on the call's event loop. */
  void send(Supplier<ExactStream> open, ServerCallStreamObserver<ActivationsResponse> call) {
    // One chunk waits at most: the next is pulled when this one has been taken.
    BlockingQueue<Choice<ActivationsResponse>> next = new ArrayBlockingQueue<>(1);
    Pump<ActivationsResponse> pump =
        new Pump<>(call, () -> Optional.ofNullable(next.poll()).orElseGet(Choice.Nothing::new));
    Future<?> pulling = threads.submit(() -> pull(open, next, pump));
    call.setOnCancelHandler(() -> pulling.cancel(true));
  }

  private static void pull(
      Supplier<ExactStream> open,
      BlockingQueue<Choice<ActivationsResponse>> next,
      Pump<ActivationsResponse> pump) {
    try {
      try (ExactStream stream = open.get()) {
        for (Optional<ActivationChunk> chunk = stream.next();
            chunk.isPresent();
            chunk = stream.next()) {
          next.put(
              new Choice.Send<>(ActivationsResponse.newBuilder().setChunk(chunk.get()).build()));
          pump.look();
        }
        next.put(new Choice.Done<>());
      } catch (RuntimeException e) {
        next.put(new Choice.Failed<>(e));
      }
      pump.look();
    } catch (InterruptedException e) {
      // The caller is gone.
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
