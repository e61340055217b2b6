package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.runs.RunDesk;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.ActivationsResponse;
import io.vitrine.protocol.RunModelRequest;
import io.vitrine.protocol.RunModelResponse;
import io.vitrine.protocol.RunsGrpc;

/** Runs over gRPC. */
@GrpcService
public class RunsService extends RunsGrpc.RunsImplBase {
  private final RunDesk desk;
  private final ExactSenders senders;

  RunsService(RunDesk desk, ExactSenders senders) {
    this.desk = desk;
    this.senders = senders;
  }

  @Override
  @Blocking
  public void run(RunModelRequest request, StreamObserver<RunModelResponse> caller) {
    Reply.to(caller, () -> desk.run(request));
  }

  /** Not blocking: the event loop must stay free to say when the caller can take more. */
  @Override
  public void activations(ActivationsRequest request, StreamObserver<ActivationsResponse> caller) {
    senders.send(
        () -> desk.activations(request), (ServerCallStreamObserver<ActivationsResponse>) caller);
  }
}
