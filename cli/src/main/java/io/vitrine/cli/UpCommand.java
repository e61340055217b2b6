package io.vitrine.cli;

import io.vitrine.cli.local.Standalone;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "up", description = "Start the whole cluster on this machine. Ctrl-C ends it.")
final class UpCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = DataFolder.DESCRIPTION)
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the gateway listens. Default: 7878.")
  private @Nullable Integer port;

  @Option(names = "--detach", description = "Return once it is ready; 'vitrine down' ends it.")
  private boolean detach;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  UpCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws Exception {
    if (port != null && (port < 1 || port > 65535)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port must be from 1 to 65535, not " + port);
    }
    Path folder = DataFolder.of(data, root.surroundings());
    Standalone cluster = new Standalone(root.surroundings(), folder);
    if (!detach) {
      return cluster.attached(
          Optional.ofNullable(port), url -> ready(url, folder, "Ctrl-C ends it."));
    }
    try (Progress progress = root.progress("Starting the cluster")) {
      String url = cluster.detached(Optional.ofNullable(port), root.timeout(), progress);
      progress.close();
      ready(
          url, folder, "'vitrine down" + (usual(folder) ? "" : " --data " + folder) + "' ends it.");
    }
    return 0;
  }

  private boolean usual(Path folder) {
    return folder.equals(DataFolder.of(null, root.surroundings()));
  }

  private void ready(String url, Path folder, String end) {
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("gateway", url, "data", folder.toString()));
    } else {
      root.surroundings()
          .out()
          .println("Vitrine is ready at " + url + " with its data in " + folder + ". " + end);
      if (!usual(folder)) {
        // Other commands look for it in the usual folder only.
        root.surroundings()
            .out()
            .println(
                "Other commands reach it with --gateway " + url + ", or VITRINE_DATA=" + folder);
      }
      root.surroundings().out().flush();
    }
  }
}
