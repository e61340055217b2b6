package io.vitrine.viewer.client;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.protocol.Visualization;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks for visualizations and follows them. Thread-safe. All methods but {@link #watch} wait. */
public final class JobsClient {
  private final Channel channel;
  private final ClientSettings settings;
  private final String gateway;

  JobsClient(Channel channel, ClientSettings settings, String gateway) {
    this.channel = channel;
    this.settings = settings;
    this.gateway = gateway;
  }

  /**
   * Asks for the visualization of one channel; all but the steps is the method's own.
   *
   * @param steps 0: the method's own
   * @throws GatewayException if the gateway or the queue refuses
   */
  public JobState submit(String model, String value, int channelOfValue, int steps) {
    SubmitJobRequest request =
        SubmitJobRequest.newBuilder()
            .setModel(model)
            .setValue(value)
            .addChannels(channelOfValue)
            .setSteps(steps)
            .build();
    JobState state = answered(() -> blocking().submit(request));
    failed(state);
    return state;
  }

  /** Stops a job; what is finished stays. */
  public void cancel(String job) {
    JobState ignored = answered(() -> blocking().cancel(query(job)));
  }

  /** A finished result by its content name. */
  public Visualization result(String resultName) {
    return answered(() -> blocking().result(ResultQuery.newBuilder().setName(resultName).build()));
  }

  /**
   * Follows a job until it has ended or the returned watch is closed.
   *
   * @param news on a thread of the connection: in order, one at a time
   * @param ended last, without an error; or with what went wrong
   */
  public AutoCloseable watch(
      String job, Consumer<JobEvent> news, Runnable ended, Consumer<GatewayException> failed) {
    Watch watch = new Watch(news, ended, failed, gateway);
    JobsGrpc.newStub(channel).watch(query(job), watch);
    return watch;
  }

  /**
   * Throws what a job died of.
   *
   * @throws GatewayException for the phases that give no result
   */
  public static void failed(JobState state) {
    Phase phase = state.getPhase();
    if (phase == Phase.REFUSED || phase == Phase.FAILED) {
      throw Problems.of(state.getProblem());
    }
    if (phase == Phase.CANCELLED) {
      throw new GatewayException("Cancelled.");
    }
  }

  private static JobQuery query(String job) {
    return JobQuery.newBuilder().setJob(job).build();
  }

  private JobsGrpc.JobsBlockingStub blocking() {
    return JobsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw Problems.of(e, gateway);
    }
  }

  private static final class Watch
      implements ClientResponseObserver<JobQuery, JobEvent>, AutoCloseable {
    private final Consumer<JobEvent> news;
    private final Runnable ended;
    private final Consumer<GatewayException> failed;
    private final String gateway;
    private volatile boolean closed;
    private volatile Runnable cancel = () -> {};

    Watch(
        Consumer<JobEvent> news,
        Runnable ended,
        Consumer<GatewayException> failed,
        String gateway) {
      this.news = news;
      this.ended = ended;
      this.failed = failed;
      this.gateway = gateway;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<JobQuery> stream) {
      cancel = () -> stream.cancel("the viewer looks elsewhere", null);
    }

    @Override
    public void onNext(JobEvent event) {
      if (!closed) {
        news.accept(event);
      }
    }

    @Override
    public void onError(Throwable error) {
      if (!closed) {
        failed.accept(Problems.of(error, gateway));
      }
    }

    @Override
    public void onCompleted() {
      if (!closed) {
        ended.run();
      }
    }

    @Override
    public void close() {
      closed = true;
      cancel.run();
    }
  }
}
