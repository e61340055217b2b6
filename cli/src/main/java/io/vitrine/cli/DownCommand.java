package io.vitrine.cli;

import io.vitrine.cli.local.Standalone;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", description = "End the cluster on this machine; its data stays.")
final class DownCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = DataFolder.DESCRIPTION)
  private @Nullable Path data;

  private final VitrineCommand root;

  DownCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path folder = DataFolder.of(data, root.surroundings());
    boolean ended;
    try (Progress progress = root.progress("Ending the cluster")) {
      ended = new Standalone(root.surroundings(), folder).stop(root.timeout());
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("ended", ended, "data", folder.toString()));
    } else {
      root.surroundings()
          .out()
          .println(
              ended
                  ? "Vitrine has ended; its data stays in " + folder + "."
                  : "Nothing runs on " + folder + ".");
    }
    return 0;
  }
}
