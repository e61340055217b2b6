package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.job.JobFollower;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Follow a job until it has ended. Ctrl-C ends the watching, not the job.")
final class JobsWatchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JOB", description = "The job's id, or the beginning of it.")
  private String id;

  private final VitrineCommand root;

  JobsWatchCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    JobState job;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Job " + JobDocuments.shortened(id))) {
      job =
          new JobFollower(
                  gateway, progress, root.surroundings().err(), root.surroundings().terminal())
              .follow(id);
    }
    JobPrinter.print(root, job);
    JobDocuments.throwUnlessDone(job);
    return 0;
  }
}
