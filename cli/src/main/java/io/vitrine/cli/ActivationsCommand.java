package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.cli.tensor.ActivationFiles;
import io.vitrine.cli.tensor.StoredValue;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.ActivationsResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "activations",
    description = "Write what a model computes as .npy files: exact, one for each value.")
final class ActivationsCommand implements Callable<Integer> {
  /** Which values: one, or all that nodes compute. */
  static final class Wanted {
    @Option(
        names = "--value",
        required = true,
        paramLabel = "NAME",
        description = "This value, into the file --out.")
    private @Nullable String value;

    @Option(
        names = "--all",
        required = true,
        description = "Every value, into the folder --out with an index.json.")
    private boolean all;
  }

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private InputOptions inputs;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Wanted wanted;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "FILE.npy with --value, a folder with --all.")
  private Path out;

  private final VitrineCommand root;

  ActivationsCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    OutputPath.check(out, wanted.value == null);
    List<StoredValue> stored;
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Running " + model)) {
      ActivationsRequest.Builder request =
          ActivationsRequest.newBuilder()
              .setModel(model)
              .addAllInputs(inputs.upload(gateway, progress));
      progress.now("Running " + model);
      stored = gateway.call(() -> store(gateway, request, progress));
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), stored);
    } else if (wanted.all) {
      root.surroundings().out().println("Wrote " + stored.size() + " values to " + out);
    } else {
      root.surroundings()
          .out()
          .println("Wrote " + stored.get(0).shape() + " " + stored.get(0).dtype() + " to " + out);
    }
    return 0;
  }

  private List<StoredValue> store(
      GatewayConnection gateway, ActivationsRequest.Builder request, Progress progress) {
    try {
      if (wanted.value == null) {
        Iterator<ActivationChunk> chunks = chunks(gateway, request.setAll(true).build());
        return ActivationFiles.all(chunks, out, value -> progress.now("Writing " + value));
      }
      Iterator<ActivationChunk> chunks = chunks(gateway, request.addValues(wanted.value).build());
      return List.of(ActivationFiles.one(chunks, wanted.value, out));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Iterator<ActivationChunk> chunks(
      GatewayConnection gateway, ActivationsRequest request) {
    Iterator<ActivationsResponse> responses = gateway.runs().activations(request);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return responses.hasNext();
      }

      @Override
      public ActivationChunk next() {
        return responses.next().getChunk();
      }
    };
  }
}
