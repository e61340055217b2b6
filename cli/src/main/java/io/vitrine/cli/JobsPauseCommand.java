package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = "Let a job rest: what runs is saved, nothing more of it begins.")
final class JobsPauseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JOB", description = "The job's id, or the beginning of it.")
  private String id;

  private final VitrineCommand root;

  JobsPauseCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    JobQuery query = JobQuery.newBuilder().setJob(id).build();
    JobState job;
    try (GatewayConnection gateway = root.connect()) {
      job = gateway.call(() -> gateway.jobs().pause(query));
    }
    JobPrinter.print(root, job);
    return 0;
  }
}
