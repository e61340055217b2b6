package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vitrine.gateway.viewers.ViewerSession;
import io.vitrine.gateway.viewers.ViewerSessions;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.ViewerMessage;

/**
 * A viewer's control stream. Its messages are handled one at a time on a worker thread, and the
 * next is asked for when the one before is done, so that a viewer cannot flood the gateway. What it
 * is told goes out on its event loop, in order.
 */
final class ControlStream implements StreamObserver<ViewerMessage> {
  private final ViewerSessions sessions;
  private final ServerCallStreamObserver<GatewayMessage> call;
  private final Context loop;
  private final ViewerSession session;
  private boolean ended;

  /** To be made within the call's own method, on its event loop. */
  ControlStream(ViewerSessions sessions, ServerCallStreamObserver<GatewayMessage> call) {
    this.sessions = sessions;
    this.call = call;
    this.loop = Vertx.currentContext();
    call.disableAutoRequest();
    call.setOnCancelHandler(this::gone);
    session = sessions.begin(this::tell);
    call.request(1);
  }

  private void tell(GatewayMessage message) {
    loop.runOnContext(
        now -> {
          if (!ended && !call.isCancelled()) {
            call.onNext(message);
          }
        });
  }

  @Override
  public void onNext(ViewerMessage message) {
    sessions
        .worker()
        .execute(
            () -> {
              session.handle(message);
              loop.runOnContext(now -> call.request(1));
            });
  }

  @Override
  public void onError(Throwable failure) {
    gone();
  }

  @Override
  public void onCompleted() {
    gone();
    if (!ended) {
      ended = true;
      call.onCompleted();
    }
  }

  /** Leaving may wait for a message that is being handled: not on the event loop. */
  private void gone() {
    sessions.worker().execute(() -> sessions.end(session));
  }
}
