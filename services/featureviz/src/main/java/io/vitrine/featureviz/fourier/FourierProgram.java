package io.vitrine.featureviz.fourier;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Value;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.Program;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The program of an optimisation: the part of the network that the value needs, and the methods of
 * {@code fourier.py}, which hold the whole loop. One program for all sizes, steps and channels.
 */
final class FourierProgram {
  private static final String METHODS = methods();

  private FourierProgram() {}

  /**
   * @param input the picture input; the value depends on no other
   */
  static Program compile(Network network, String input, String value) {
    Network alone =
        new Network(
            with(network.graph(), input), network.weights(), network.producer(), network.opset());
    List<String> wanted = List.of(value);
    return GraphCompiler.compile(alone, wanted)
        .with(GraphCompiler.cutMethod(alone, wanted))
        .with(METHODS);
  }

  private static Graph with(Graph graph, String input) {
    Value picture =
        graph.inputs().stream()
            .filter(candidate -> candidate.name().equals(input))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.caller(
                        Reason.INVALID,
                        "the network has no input '%s'".formatted(input),
                        "add the model again"));
    return new Graph(
        graph.name(),
        List.of(picture),
        graph.outputs(),
        graph.nodes(),
        graph.initializers(),
        graph.values());
  }

  private static String methods() {
    try (InputStream stream = FourierProgram.class.getResourceAsStream("fourier.py")) {
      if (stream == null) {
        throw new IllegalStateException("the resource fourier.py is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
