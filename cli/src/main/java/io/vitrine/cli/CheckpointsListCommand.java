package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.ListSeriesRequest;
import io.vitrine.protocol.Series;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the series.")
final class CheckpointsListCommand implements Callable<Integer> {
  private final VitrineCommand root;

  CheckpointsListCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<Series> all;
    try (GatewayConnection gateway = root.connect()) {
      all =
          gateway
              .call(() -> gateway.checkpoints().list(ListSeriesRequest.getDefaultInstance()))
              .getSeriesList();
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, all.stream().map(SeriesDocuments::document).toList());
    } else if (all.isEmpty()) {
      out.println("No series yet. Add one with 'vitrine checkpoints add SERIES FILE...'.");
    } else {
      all.forEach(series -> out.println(SeriesDocuments.inWords(series)));
    }
    return 0;
  }
}
