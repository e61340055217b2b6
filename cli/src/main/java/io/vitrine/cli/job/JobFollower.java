package io.vitrine.cli.job;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import java.io.PrintStream;
import java.util.Iterator;

/**
 * Follows a job to its end, saying how far it is: a bar where a person watches, else a line at each
 * tenth. A gateway that goes away while it watches is waited for, at most as long as any answer of
 * it.
 */
public final class JobFollower {
  private static final long PAUSE_MS = 500;
  private static final int TENTHS = 10;

  private final GatewayConnection gateway;
  private final Progress progress;
  private final PrintStream lines;
  private final boolean watched;
  private final JobMeter meter = new JobMeter();
  private String said = "";
  private long lastHeard = System.nanoTime();

  /**
   * @param progress shows the bar
   * @param lines takes the plain lines; nothing is written to it where `watched`
   * @param watched whether a person looks at `progress`
   */
  public JobFollower(
      GatewayConnection gateway, Progress progress, PrintStream lines, boolean watched) {
    this.gateway = gateway;
    this.progress = progress;
    this.lines = lines;
    this.watched = watched;
  }

  /** The state in which the job ended. */
  public JobState follow(String job) throws InterruptedException {
    JobQuery query = JobQuery.newBuilder().setJob(job).build();
    progress.now("Job " + JobDocuments.shortened(job));
    while (true) {
      gateway.call(() -> watch(query));
      if (meter.ended()) {
        return meter.state();
      }
      if (System.nanoTime() - lastHeard > gateway.timeout().toNanos()) {
        throw new CommandFailed(
            "the gateway tells nothing more of job " + job,
            "The job goes on. Look at 'vitrine status', then 'vitrine jobs watch " + job + "'.");
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  /** False when the gateway went away; a stream that ends early is asked for again likewise. */
  private boolean watch(JobQuery query) {
    try {
      Iterator<JobEvent> events = gateway.endlessJobs().watch(query);
      while (events.hasNext()) {
        meter.take(events.next());
        lastHeard = System.nanoTime();
        say();
        if (meter.ended()) {
          return true;
        }
      }
    } catch (StatusRuntimeException e) {
      boolean heardBefore = !meter.state().getJob().isEmpty();
      if (!heardBefore || e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
        throw e;
      }
    }
    return false;
  }

  private void say() {
    if (watched) {
      progress.detail(meter.bar());
      return;
    }
    String key = meter.state().getPhase() + " " + (int) (meter.share() * TENTHS);
    if (!key.equals(said) && !meter.state().getJob().isEmpty()) {
      said = key;
      lines.println("job " + JobDocuments.shortened(meter.state().getJob()) + ": " + meter.words());
    }
  }
}
