package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.ResultFolder;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description =
        "Write a job's finished results into a folder from which another cluster adopts them.")
final class JobsExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "JOB", description = "The job's id, or its beginning.")
  private String id;

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder; made where missing.")
  private Path folder;

  @Option(
      names = "--no-raw",
      description = "Leave out the pictures before rounding to 8 bits: a fifth of the size.")
  private boolean withoutRaw;

  private final VitrineCommand root;

  JobsExportCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    JobQuery query = JobQuery.newBuilder().setJob(id).build();
    int written;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Fetching results")) {
      JobState job = gateway.call(() -> gateway.jobs().show(query));
      written = new ResultFolder(folder).export(gateway, job, !withoutRaw, progress);
    }
    if (root.json()) {
      Json.print(
          root.surroundings().out(), Map.of("written", written, "folder", folder.toString()));
    } else {
      root.surroundings().out().println("Wrote " + written + " results to " + folder);
    }
    return 0;
  }
}
