package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.jobs.JobDesk;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.ListJobsRequest;
import io.vitrine.protocol.ListJobsResponse;
import io.vitrine.protocol.SubmitJobRequest;

/** Jobs over gRPC. */
@GrpcService
@Blocking
public class JobsService extends JobsGrpc.JobsImplBase {
  private final JobDesk desk;

  JobsService(JobDesk desk) {
    this.desk = desk;
  }

  @Override
  public void submit(SubmitJobRequest request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.submit(request));
  }

  @Override
  public void list(ListJobsRequest request, StreamObserver<ListJobsResponse> caller) {
    Reply.to(caller, () -> ListJobsResponse.newBuilder().addAllJobs(desk.list()).build());
  }
}
