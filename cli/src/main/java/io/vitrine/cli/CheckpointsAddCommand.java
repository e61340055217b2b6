package io.vitrine.cli;

import io.vitrine.cli.checkpoint.CheckpointFiles;
import io.vitrine.cli.checkpoint.SeriesUpload;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.dataset.ZipLimits;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    description =
        "Add checkpoints of one network to a series. Each becomes a model that can be run and viewed.")
final class CheckpointsAddCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SERIES", description = "What to call the training run.")
  private String series;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "ONNX files, folders or ZIPs of them, or patterns in quotes: 'runs/7/*.onnx'.")
  private List<String> given;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "LIST",
      description = "Training step of each file. Default: the last number in its name.")
  private List<Long> steps = List.of();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Text file with one class label per line.")
  private @Nullable Path labels;

  @Mixin private PreprocessingOptions preprocessing;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  CheckpointsAddCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    AddModelRequest.Builder like =
        AddModelRequest.newBuilder().setPreprocessing(preprocessing.given());
    if (labels != null) {
      like.addAllLabels(LabelFile.read(labels));
    }
    Series added;
    try (CheckpointFiles files = CheckpointFiles.of(given, ZipLimits.STANDARD);
        GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Uploading checkpoints")) {
      check(files.files());
      added = SeriesUpload.add(gateway, series, files.files(), steps, like.build(), progress);
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), SeriesDocuments.document(added));
    } else {
      root.surroundings().out().println("Added " + SeriesDocuments.inWords(added));
    }
    return 0;
  }

  private void check(List<Path> files) {
    if (!steps.isEmpty() && steps.size() != files.size()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--steps gives %d steps for %d files".formatted(steps.size(), files.size()));
    }
    if (steps.stream().anyMatch(step -> step < 0)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--steps must be 0 or more");
    }
  }
}
