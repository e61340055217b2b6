package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.PartStatus;
import io.vitrine.protocol.StatusRequest;
import io.vitrine.protocol.StatusResponse;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Say how the cluster is.")
final class StatusCommand implements Callable<Integer> {
  private final VitrineCommand root;

  StatusCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (GatewayConnection gateway = root.connect()) {
      StatusResponse status =
          gateway.call(() -> gateway.cluster().status(StatusRequest.getDefaultInstance()));
      PrintStream out = root.surroundings().out();
      if (root.json()) {
        Json.print(out, document(status));
      } else {
        print(status, out);
      }
      return 0;
    }
  }

  private void print(StatusResponse status, PrintStream out) {
    List<String> away =
        status.getPartsList().stream()
            .filter(part -> !part.getUp())
            .map(PartStatus::getName)
            .toList();
    out.println(
        "Vitrine "
            + status.getVersion()
            + " at "
            + root.address().url()
            + ": "
            + (away.isEmpty()
                ? "everything is up"
                : String.join(", ", away) + (away.size() == 1 ? " is" : " are") + " away")
            + "; "
            + status.getModels()
            + (status.getModels() == 1 ? " model." : " models."));
    Table table = new Table("part", "state", "");
    status
        .getPartsList()
        .forEach(part -> table.row(part.getName(), part.getUp() ? "up" : "away", part.getDetail()));
    table.print(out);
  }

  private Map<String, Object> document(StatusResponse status) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("gateway", root.address().url());
    document.put("version", status.getVersion());
    document.put("models", status.getModels());
    document.put(
        "parts",
        status.getPartsList().stream()
            .map(
                part ->
                    Map.of("name", part.getName(), "up", part.getUp(), "detail", part.getDetail()))
            .toList());
    return document;
  }
}
