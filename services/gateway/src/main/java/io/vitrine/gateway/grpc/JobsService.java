package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.jobs.Gallery;
import io.vitrine.gateway.jobs.JobBoard;
import io.vitrine.gateway.jobs.JobDesk;
import io.vitrine.gateway.jobs.JobFeed;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.ListJobsRequest;
import io.vitrine.protocol.ListJobsResponse;
import io.vitrine.protocol.PrioritizeJobRequest;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.protocol.Visualization;

/** Jobs and their results over gRPC. */
@GrpcService
public class JobsService extends JobsGrpc.JobsImplBase {
  private final JobDesk desk;
  private final JobBoard board;
  private final Gallery gallery;

  JobsService(JobDesk desk, JobBoard board, Gallery gallery) {
    this.desk = desk;
    this.board = board;
    this.gallery = gallery;
  }

  @Override
  @Blocking
  public void submit(SubmitJobRequest request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.submit(request));
  }

  @Override
  @Blocking
  public void list(ListJobsRequest request, StreamObserver<ListJobsResponse> caller) {
    Reply.to(caller, () -> ListJobsResponse.newBuilder().addAllJobs(board.list()).build());
  }

  @Override
  @Blocking
  public void show(JobQuery request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> board.show(request.getJob()));
  }

  /** Not blocking: the event loop must stay free to say when the caller can take more. */
  @Override
  public void watch(JobQuery request, StreamObserver<JobEvent> caller) {
    ServerCallStreamObserver<JobEvent> call = (ServerCallStreamObserver<JobEvent>) caller;
    JobFeed feed;
    try {
      feed = board.follow(request.getJob());
    } catch (RuntimeException e) {
      caller.onError(Failures.of(e));
      return;
    }
    Pump<JobEvent> pump = new Pump<>(call, () -> choose(feed));
    call.setOnCancelHandler(feed::close);
    feed.onNews(pump::look);
    pump.look();
  }

  private static Choice<JobEvent> choose(JobFeed feed) {
    if (feed.ended()) {
      feed.close();
      return new Choice.Done<>();
    }
    return feed.next().<Choice<JobEvent>>map(Choice.Send::new).orElseGet(Choice.Nothing::new);
  }

  @Override
  @Blocking
  public void cancel(JobQuery request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.cancel(request.getJob()));
  }

  @Override
  @Blocking
  public void retry(JobQuery request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.retry(request.getJob()));
  }

  @Override
  @Blocking
  public void pause(JobQuery request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.pause(request.getJob()));
  }

  @Override
  @Blocking
  public void resume(JobQuery request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.resume(request.getJob()));
  }

  @Override
  @Blocking
  public void prioritize(PrioritizeJobRequest request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.prioritize(request.getJob(), request.getPriority()));
  }

  @Override
  @Blocking
  public void result(ResultQuery request, StreamObserver<Visualization> caller) {
    Reply.to(caller, () -> gallery.get(request.getName()));
  }

  @Override
  @Blocking
  public void adopt(Visualization request, StreamObserver<Visualization> caller) {
    Reply.to(caller, () -> gallery.adopt(request));
  }
}
