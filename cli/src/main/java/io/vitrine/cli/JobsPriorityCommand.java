package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.PrioritizeJobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "priority",
    description = "Change which job of an owner goes first: higher ones do.")
final class JobsPriorityCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "JOB",
      description = "The job's id, or the beginning of it.")
  private String id;

  @Parameters(index = "1", paramLabel = "N", description = "Its priority; jobs begin with 0.")
  private int priority;

  private final VitrineCommand root;

  JobsPriorityCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PrioritizeJobRequest request =
        PrioritizeJobRequest.newBuilder().setJob(id).setPriority(priority).build();
    JobState job;
    try (GatewayConnection gateway = root.connect()) {
      job = gateway.call(() -> gateway.jobs().prioritize(request));
    }
    JobPrinter.print(root, job);
    return 0;
  }
}
