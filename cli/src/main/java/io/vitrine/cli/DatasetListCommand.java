package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.ListDataSetsRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the data sets.")
final class DatasetListCommand implements Callable<Integer> {
  private final VitrineCommand root;

  DatasetListCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<DataSet> all;
    try (GatewayConnection gateway = root.connect()) {
      all =
          gateway
              .call(() -> gateway.dataSets().list(ListDataSetsRequest.getDefaultInstance()))
              .getDataSetsList();
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, all.stream().map(DatasetDocuments::document).toList());
    } else if (all.isEmpty()) {
      out.println("No data sets yet. Add one with 'vitrine dataset add NAME FOLDER'.");
    } else {
      Table table = new Table("name", "pictures", "labelled", "labels");
      all.forEach(
          one -> table.row(one.getName(), one.getSize(), one.getLabelled(), one.getLabelsCount()));
      table.print(out);
    }
    return 0;
  }
}
