package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.SeriesQuery;
import io.vitrine.protocol.ShowSeriesResponse;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show the checkpoints of a series, by step.")
final class CheckpointsShowCommand implements Callable<Integer> {
  private static final int SHORT = 12;

  @Parameters(paramLabel = "SERIES", description = "Name of the series.")
  private String name;

  private final VitrineCommand root;

  CheckpointsShowCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    SeriesQuery query = SeriesQuery.newBuilder().setName(name).build();
    ShowSeriesResponse shown;
    try (GatewayConnection gateway = root.connect()) {
      shown = gateway.call(() -> gateway.checkpoints().show(query));
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, SeriesDocuments.document(shown.getSeries()));
      return 0;
    }
    out.println(SeriesDocuments.inWords(shown.getSeries()));
    Table table = new Table("step", "model", "file", "weights");
    for (int i = 0; i < shown.getModelsCount(); i++) {
      ModelReference reference = shown.getModels(i).getReference();
      table.row(
          shown.getSeries().getCheckpoints(i).getStep(),
          reference.getName(),
          reference.getFilesCount() == 0 ? "" : reference.getFiles(0).getPath(),
          HexFormat.of().formatHex(reference.getWeightsHash().toByteArray()).substring(0, SHORT));
    }
    table.print(out);
    return 0;
  }
}
