package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.vitrine.gateway.viewers.ViewerSession;
import io.vitrine.gateway.viewers.ViewerSessions;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.TilesRequest;
import io.vitrine.protocol.ViewerGrpc;
import io.vitrine.protocol.ViewerMessage;
import io.vitrine.transport.ProblemException;

/** The two streams of a viewer. Neither blocks the event loop. */
@GrpcService
public class ViewerService extends ViewerGrpc.ViewerImplBase {
  private final ViewerSessions sessions;

  ViewerService(ViewerSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public StreamObserver<ViewerMessage> control(StreamObserver<GatewayMessage> caller) {
    try {
      return new ControlStream(sessions, (ServerCallStreamObserver<GatewayMessage>) caller);
    } catch (ProblemException e) {
      caller.onError(Failures.of(e));
      return new Refused();
    }
  }

  @Override
  public void tiles(TilesRequest request, StreamObserver<ActivationChunk> caller) {
    ViewerSession session;
    try {
      session = sessions.find(request.getSession());
    } catch (RuntimeException e) {
      caller.onError(Failures.of(e));
      return;
    }
    ServerCallStreamObserver<ActivationChunk> call =
        (ServerCallStreamObserver<ActivationChunk>) caller;
    Pump<ActivationChunk> pump = new Pump<>(call, () -> choose(session));
    call.setOnCancelHandler(() -> session.onTiles(() -> {}));
    session.onTiles(pump::look);
  }

  /** A stream that has been answered already. */
  private static final class Refused implements StreamObserver<ViewerMessage> {
    @Override
    public void onNext(ViewerMessage message) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }

  private Choice<ActivationChunk> choose(ViewerSession session) {
    if (session.closed()) {
      return new Choice.Done<>();
    }
    return session
        .nextTile()
        .<Choice<ActivationChunk>>map(Choice.Send::new)
        .orElseGet(Choice.Nothing::new);
  }
}
