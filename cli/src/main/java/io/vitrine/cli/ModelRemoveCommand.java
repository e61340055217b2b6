package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.RemoveModelRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a model.")
final class ModelRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String name;

  private final VitrineCommand root;

  ModelRemoveCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    RemoveModelRequest request = RemoveModelRequest.newBuilder().setName(name).build();
    try (GatewayConnection gateway = root.connect()) {
      gateway.call(() -> gateway.models().remove(request));
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), Map.of("removed", name));
    } else {
      root.surroundings().out().println("Removed " + name);
    }
    return 0;
  }
}
