package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ListModelsRequest;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the models.")
final class ModelListCommand implements Callable<Integer> {
  private final VitrineCommand root;

  ModelListCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<Model> models;
    try (GatewayConnection gateway = root.connect()) {
      models =
          gateway
              .call(() -> gateway.models().list(ListModelsRequest.getDefaultInstance()))
              .getModelsList();
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, models.stream().map(ModelDocuments::model).toList());
    } else if (models.isEmpty()) {
      out.println("No models yet. Add one with 'vitrine model add FILE.onnx'.");
    } else {
      Table table = new Table("name", "input", "labels", "size");
      for (Model model : models) {
        ModelReference reference = model.getReference();
        long bytes = reference.getFilesList().stream().mapToLong(FileReference::getSize).sum();
        table.row(
            reference.getName(),
            reference.hasPreprocessing()
                ? reference.getPreprocessing().getWidth()
                    + "x"
                    + reference.getPreprocessing().getHeight()
                : "tensors",
            model.getLabelsCount() == 0 ? "none" : model.getLabelsCount(),
            String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
      }
      table.print(out);
    }
    return 0;
  }
}
