package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Sends what is best at the moment the stream can take it: a message is chosen when the call is
 * ready and never before. All of it happens on the call's event loop, where being ready is known
 * exactly; choosing must not block. `look` may be called from any thread, often.
 */
final class Pump<T> {
  private final ServerCallStreamObserver<T> call;
  private final Supplier<Choice<T>> choose;
  private final Context loop;
  private final AtomicBoolean looking = new AtomicBoolean();
  private boolean ended;

  /** To be made within the call's own method, on its event loop. */
  Pump(ServerCallStreamObserver<T> call, Supplier<Choice<T>> choose) {
    this.call = call;
    this.choose = choose;
    this.loop = Vertx.currentContext();
    call.setOnReadyHandler(this::look);
  }

  /** There may be something to send, or something to send it with. */
  void look() {
    if (looking.compareAndSet(false, true)) {
      loop.runOnContext(
          now -> {
            looking.set(false);
            send();
          });
    }
  }

  private void send() {
    while (!ended && !call.isCancelled() && call.isReady()) {
      Choice<T> choice = choose.get();
      if (choice instanceof Choice.Send<T> send) {
        call.onNext(send.message());
      } else if (choice instanceof Choice.Done<T>) {
        ended = true;
        call.onCompleted();
      } else if (choice instanceof Choice.Failed<T> failed) {
        ended = true;
        call.onError(Failures.of(failed.cause()));
      } else {
        return;
      }
    }
  }
}
