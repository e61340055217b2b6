package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.ModelUpload;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = "Add a network from an ONNX file, with the files it keeps its weights in.")
final class ModelAddCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The ONNX file.")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "What to call it. Default: the file's name without .onnx.")
  private String name = "";

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Text file with one class label per line.")
  private @Nullable Path labels;

  @Mixin private PreprocessingOptions preprocessing;

  private final VitrineCommand root;

  ModelAddCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    AddModelRequest.Builder request =
        AddModelRequest.newBuilder().setName(name).setPreprocessing(preprocessing.given());
    if (labels != null) {
      request.addAllLabels(LabelFile.read(labels));
    }
    Model model;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Uploading " + file.getFileName())) {
      model = ModelUpload.add(gateway, file, request, progress);
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), ModelDocuments.model(model));
    } else {
      root.surroundings().out().println("Added " + ModelDocuments.inWords(model));
    }
    return 0;
  }
}
