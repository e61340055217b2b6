package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ShowModelRequest;
import io.vitrine.protocol.ShowModelResponse;
import io.vitrine.protocol.ValueDescription;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a model: how it takes pictures, and every value of its graph.")
final class ModelShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String name;

  private final VitrineCommand root;

  ModelShowCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ShowModelResponse shown;
    try (GatewayConnection gateway = root.connect()) {
      ShowModelRequest request = ShowModelRequest.newBuilder().setName(name).build();
      shown = gateway.call(() -> gateway.models().show(request));
    }
    if (root.json()) {
      Map<String, Object> document = ModelDocuments.model(shown.getModel());
      document.putAll(ModelDocuments.network(shown.getNetwork()));
      Json.print(root.surroundings().out(), document);
    } else {
      print(shown, root.surroundings().out());
    }
    return 0;
  }

  private static void print(ShowModelResponse shown, PrintStream out) {
    ModelReference reference = shown.getModel().getReference();
    NetworkDescription network = shown.getNetwork();
    out.println("name        " + reference.getName());
    for (FileReference file : reference.getFilesList()) {
      out.println("file        " + file.getPath() + "  " + file.getSize() + " bytes");
    }
    out.println("network     " + ModelDocuments.hash(reference.getGraphHash()));
    out.println("weights     " + ModelDocuments.hash(reference.getWeightsHash()));
    out.println(
        "graph       "
            + network.getNodesCount()
            + " nodes, "
            + network.getParameters()
            + " parameters, opset "
            + network.getOpset()
            + (network.getProducer().isEmpty() ? "" : ", by " + network.getProducer()));
    out.println(
        "pictures    "
            + (reference.hasPreprocessing()
                ? ModelDocuments.preprocessing(reference.getPreprocessing())
                : "none: takes tensors"));
    out.println(
        "labels      "
            + (shown.getModel().getLabelsCount() == 0
                ? "none"
                : shown.getModel().getLabelsCount()));
    out.println("inputs      " + String.join(", ", network.getInputsList()));
    out.println("outputs     " + String.join(", ", network.getOutputsList()));
    out.println(
        "classes     "
            + (network.getLogits().isEmpty()
                ? "no classifier"
                : "read from " + network.getLogits()));
    network.getFoldedList().forEach(folded -> out.println("folded      " + folded));
    out.println();
    Map<String, String> operators =
        network.getNodesList().stream()
            .collect(
                Collectors.toMap(
                    NodeDescription::getName, NodeDescription::getOp, (first, second) -> first));
    Table table = new Table("value", "type", "shape", "computed by");
    for (ValueDescription value : network.getValuesList()) {
      String by =
          value.getInitializer()
              ? "(weights)"
              : value.getProducer().isEmpty()
                  ? "(input)"
                  : operators.getOrDefault(value.getProducer(), "?") + "  " + value.getProducer();
      table.row(value.getName(), ModelDocuments.type(value), ModelDocuments.shape(value), by);
    }
    table.print(out);
  }
}
