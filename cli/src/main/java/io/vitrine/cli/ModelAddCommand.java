package io.vitrine.cli;

import io.vitrine.cli.connection.ExternalData;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.GatewayFailure;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      request.addFiles(Upload.send(gateway, file, String.valueOf(file.getFileName()), progress));
      model = add(gateway, request, progress);
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), ModelDocuments.model(model));
    } else {
      root.surroundings().out().println("Added " + ModelDocuments.inWords(model));
    }
    return 0;
  }

  /** Each round brings files that were missing; one that brings none ends it. */
  private Model add(GatewayConnection gateway, AddModelRequest.Builder request, Progress progress)
      throws IOException {
    while (true) {
      try {
        progress.now("Reading and checking the network");
        return gateway.call(() -> gateway.models().add(request.build()));
      } catch (GatewayFailure refused) {
        Set<String> have =
            request.getFilesList().stream().map(FileReference::getPath).collect(Collectors.toSet());
        boolean anything = false;
        for (String missing : refused.missingFiles()) {
          if (have.add(missing)) {
            progress.now("Uploading " + missing);
            request.addFiles(
                Upload.send(gateway, ExternalData.locate(file, missing), missing, progress));
            anything = true;
          }
        }
        if (!anything) {
          throw refused;
        }
      }
    }
  }
}
