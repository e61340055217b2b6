package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.ResultFolder;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.Visualization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "adopt",
    description =
        "Hand the cluster results that were made elsewhere; it finds them by their names.")
final class JobsAdoptCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that 'jobs export' wrote.")
  private Path folder;

  private final VitrineCommand root;

  JobsAdoptCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    ResultFolder results = new ResultFolder(folder);
    List<Visualization> found = results.results();
    int adopted = 0;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Handing over results")) {
      for (Visualization result : found) {
        adopted += results.adopt(gateway, result, progress) ? 1 : 0;
      }
    }
    int known = found.size() - adopted;
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("adopted", adopted, "known", known));
    } else {
      root.surroundings()
          .out()
          .println("Adopted " + adopted + " results; " + known + " were known.");
    }
    return 0;
  }
}
