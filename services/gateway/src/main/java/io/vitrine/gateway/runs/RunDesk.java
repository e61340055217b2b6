package io.vitrine.gateway.runs;

import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.RunModelRequest;
import io.vitrine.protocol.RunModelResponse;
import io.vitrine.protocol.RunRequest;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people ask of networks. Both doors call this and nothing else. Thread-safe. */
@Singleton
public final class RunDesk {
  private final ModelCatalog catalog;
  private final Runs runs;
  private final ChunkCache cache;
  private final GatewaySettings settings;

  RunDesk(ModelCatalog catalog, Runs runs, ChunkCache cache, GatewaySettings settings) {
    this.catalog = catalog;
    this.runs = runs;
    this.cache = cache;
    this.settings = settings;
  }

  /** Runs a model and waits for its top classes and a summary of its outputs. */
  public RunModelResponse run(RunModelRequest request) {
    if (request.getTop() < 0 || request.getTop() > settings.topLimit()) {
      throw ProblemException.caller(
          Reason.LIMIT,
          Integer.toUnsignedString(request.getTop())
              + " classes were asked for, more than "
              + settings.topLimit(),
          "Ask for fewer, or raise VITRINE_GATEWAY_TOP_LIMIT.");
    }
    Model model = catalog.get(request.getModel());
    NetworkDescription network = catalog.describe(model);
    Set<String> wanted = new LinkedHashSet<>(network.getOutputsList());
    if (!network.getLogits().isEmpty()) {
      wanted.add(network.getLogits());
    }
    List<RunInput> inputs = runs.inputs(request.getInputsList());
    RunModelResponse.Builder response = RunModelResponse.newBuilder();
    try (ExactStream stream =
        stream(model, inputs, List.copyOf(wanted), false, ExactStream.WHOLE)) {
      Map<String, ExactValue> values = collect(stream);
      network.getOutputsList().stream()
          .flatMap(output -> Stream.ofNullable(values.get(output)))
          .forEach(output -> response.addOutputs(output.summary()));
      ExactValue logits = values.get(network.getLogits());
      if (logits != null) {
        response.addAllTop(
            TopClasses.of(logits.doubles(), model.getLabelsList(), request.getTop()));
      }
      return response.setComputeMs(stream.computeMs()).setCached(stream.cached()).build();
    }
  }

  /** Runs a model for exact values, which the caller pulls and closes. */
  public ExactStream activations(ActivationsRequest request) {
    Model model = catalog.get(request.getModel());
    NetworkDescription network = catalog.describe(model);
    List<String> values =
        request.getAll()
            ? ExactValues.computed(network)
            : ExactValues.named(network, request.getValuesList(), settings);
    return stream(
        model,
        runs.inputs(request.getInputsList()),
        values,
        request.getAll(),
        settings.exactChunksAhead());
  }

  private ExactStream stream(
      Model model, List<RunInput> inputs, List<String> values, boolean everything, int ahead) {
    RunRequest request =
        runs.request(model, inputs, values.stream().map(ExactValues::wanted).toList()).build();
    return new ExactStream(runs, cache, request, everything, ahead);
  }

  private Map<String, ExactValue> collect(ExactStream stream) {
    Map<String, List<ActivationChunk>> chunks = new LinkedHashMap<>();
    long held = 0;
    for (Optional<ActivationChunk> next = stream.next(); next.isPresent(); next = stream.next()) {
      ActivationChunk chunk = next.get();
      held += chunk.getData().size();
      if (held > settings.outputsLimit().asLongValue()) {
        throw ProblemException.caller(
            Reason.LIMIT,
            "the outputs take more than " + settings.outputsLimit().asLongValue() + " bytes",
            "Ask for them with 'vitrine activations', or raise VITRINE_GATEWAY_OUTPUTS_LIMIT.");
      }
      chunks.computeIfAbsent(chunk.getValue(), value -> new ArrayList<>()).add(chunk);
    }
    Map<String, ExactValue> values = new LinkedHashMap<>();
    chunks.forEach((name, parts) -> values.put(name, ExactValue.of(parts)));
    return values;
  }
}
