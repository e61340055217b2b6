package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.SeriesQuery;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Remove a series. Its models, and what was computed of them, stay.")
final class CheckpointsRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the series.")
  private String name;

  private final VitrineCommand root;

  CheckpointsRemoveCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    SeriesQuery query = SeriesQuery.newBuilder().setName(name).build();
    try (GatewayConnection gateway = root.connect()) {
      gateway.call(() -> gateway.checkpoints().remove(query));
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("removed", name));
    } else {
      root.surroundings().out().println("Removed " + name);
    }
    return 0;
  }
}
