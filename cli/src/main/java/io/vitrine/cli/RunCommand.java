package io.vitrine.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.OutputSummary;
import io.vitrine.protocol.RunModelRequest;
import io.vitrine.protocol.RunModelResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = "Put a picture or tensors into a model and show its top classes.")
final class RunCommand implements Callable<Integer> {
  /** What scripts get for each class. */
  @JsonPropertyOrder({"index", "label", "logit", "probability"})
  record Score(int index, String label, float logit, float probability) {
    static Score of(ClassScore score) {
      return new Score(
          score.getIndex(), score.getLabel(), score.getLogit(), score.getProbability());
    }
  }

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private InputOptions inputs;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "How many classes. Default: 5.")
  private int top = 5;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  RunCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--top must be at least 1, not " + top);
    }
    RunModelResponse response;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Running " + model)) {
      RunModelRequest.Builder request = RunModelRequest.newBuilder().setModel(model).setTop(top);
      request.addAllInputs(inputs.upload(gateway, progress));
      progress.now("Running " + model);
      response = gateway.call(() -> gateway.runs().run(request.build()));
    }
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, response.getTopList().stream().map(Score::of).toList());
      return 0;
    }
    if (response.getTopCount() > 0) {
      Table table = new Table("index", "label", "probability", "logit");
      for (ClassScore score : response.getTopList()) {
        table.row(
            score.getIndex(),
            score.getLabel(),
            String.format(Locale.ROOT, "%.4f", score.getProbability()),
            String.format(Locale.ROOT, "%.4f", score.getLogit()));
      }
      table.print(out);
    } else {
      outputs(response, out);
    }
    out.println(
        response.getCached()
            ? "From the cache."
            : "Computed in " + response.getComputeMs() + " ms.");
    return 0;
  }

  private static void outputs(RunModelResponse response, PrintStream out) {
    Table table = new Table("output", "type", "shape", "minimum", "mean", "maximum");
    for (OutputSummary output : response.getOutputsList()) {
      table.row(
          output.getName(),
          output.getType().name().toLowerCase(Locale.ROOT),
          output.getShapeList().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(" x ", "[", "]")),
          String.format(Locale.ROOT, "%.6g", output.getMinimum()),
          String.format(Locale.ROOT, "%.6g", output.getMean()),
          String.format(Locale.ROOT, "%.6g", output.getMaximum()));
    }
    table.print(out);
  }
}
