package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.DataSetQuery;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a data set. What was computed of it stays.")
final class DatasetRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the data set.")
  private String name;

  private final VitrineCommand root;

  DatasetRemoveCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    DataSetQuery query = DataSetQuery.newBuilder().setName(name).build();
    try (GatewayConnection gateway = root.connect()) {
      gateway.call(() -> gateway.dataSets().remove(query));
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("removed", name));
    } else {
      root.surroundings().out().println("Removed " + name);
    }
    return 0;
  }
}
