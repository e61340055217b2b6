package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.cluster.ClusterStatus;
import io.vitrine.protocol.ClusterGrpc;
import io.vitrine.protocol.StatusRequest;
import io.vitrine.protocol.StatusResponse;

/** The cluster's state over gRPC. */
@GrpcService
@Blocking
public class ClusterService extends ClusterGrpc.ClusterImplBase {
  private final ClusterStatus status;

  ClusterService(ClusterStatus status) {
    this.status = status;
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> caller) {
    Reply.to(caller, status::now);
  }
}
