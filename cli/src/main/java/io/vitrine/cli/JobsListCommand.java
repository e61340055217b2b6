package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.ListJobsRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the jobs.")
final class JobsListCommand implements Callable<Integer> {
  private final VitrineCommand root;

  JobsListCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<JobState> jobs;
    try (GatewayConnection gateway = root.connect()) {
      jobs =
          gateway
              .call(() -> gateway.jobs().list(ListJobsRequest.getDefaultInstance()))
              .getJobsList();
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, jobs.stream().map(JobDocuments::document).toList());
    } else if (jobs.isEmpty()) {
      out.println("No jobs yet. 'vitrine visualize MODEL --value NAME' makes one.");
    } else {
      Table table = new Table("job", "phase", "pictures", "submitted", "about");
      for (JobState job : jobs) {
        table.row(
            JobDocuments.shortened(job.getJob()),
            JobDocuments.phase(job),
            job.getPicturesDone() + " of " + job.getPictures(),
            JobDocuments.submitted(job),
            JobDocuments.subject(job));
      }
      table.print(out);
    }
    return 0;
  }
}
