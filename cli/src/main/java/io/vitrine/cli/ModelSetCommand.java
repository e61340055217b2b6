package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.SetModelRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "set", description = "Change how a model takes pictures, or its labels.")
final class ModelSetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String name;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Text file with one class label per line.")
  private @Nullable Path labels;

  @Option(
      names = "--run-again",
      description = "Run it again, though it ended the services that ran it.")
  private boolean runAgain;

  @Mixin private PreprocessingOptions preprocessing;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  ModelSetCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Preprocessing given = preprocessing.given();
    if (labels == null && !runAgain && given.equals(Preprocessing.getDefaultInstance())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Say what to change, as in --labels FILE");
    }
    SetModelRequest.Builder request =
        SetModelRequest.newBuilder().setName(name).setPreprocessing(given).setRunAgain(runAgain);
    if (labels != null) {
      request.addAllLabels(LabelFile.read(labels));
    }
    Model model;
    try (GatewayConnection gateway = root.connect()) {
      model = gateway.call(() -> gateway.models().set(request.build()));
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), ModelDocuments.model(model));
    } else {
      root.surroundings().out().println("Changed " + ModelDocuments.inWords(model));
    }
    return 0;
  }
}
