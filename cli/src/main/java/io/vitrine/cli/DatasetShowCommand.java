package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.DataSetQuery;
import io.vitrine.protocol.ShowDataSetResponse;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a data set: its labels, and with -o json every picture.")
final class DatasetShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the data set.")
  private String name;

  private final VitrineCommand root;

  DatasetShowCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ShowDataSetResponse shown;
    try (GatewayConnection gateway = root.connect()) {
      shown =
          gateway.call(
              () -> gateway.dataSets().show(DataSetQuery.newBuilder().setName(name).build()));
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Map<String, Object> document = DatasetDocuments.document(shown.getDataSet());
      document.put(
          "pictures", shown.getPicturesList().stream().map(DatasetDocuments::document).toList());
      Json.print(out, document);
      return 0;
    }
    out.println(DatasetDocuments.inWords(shown.getDataSet()));
    Map<String, Long> counts =
        shown.getPicturesList().stream()
            .collect(
                Collectors.groupingBy(
                    DataSetPicture::getLabel, TreeMap::new, Collectors.counting()));
    Table table = new Table("label", "pictures");
    counts.forEach((label, count) -> table.row(label.isEmpty() ? "(none)" : label, count));
    table.print(out);
    return 0;
  }
}
