package io.vitrine.program.operator;

import io.vitrine.network.Node;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a step does not compute as the graph has it. */
final class Folding {
  private Folding() {}

  static Optional<String> words(Step step) {
    if (step instanceof Step.Convolving convolving && convolving.norm().isPresent()) {
      return Optional.of(
          "%s is folded into the weights of %s%s"
              .formatted(
                  name(convolving.norm().get()),
                  name(convolving.convolution()),
                  convolving
                      .activation()
                      .map(node -> ", " + name(node) + " computed with it")
                      .orElse("")));
    }
    if (step.nodes().size() < 2) {
      return Optional.empty();
    }
    String all = step.nodes().stream().map(Folding::name).collect(Collectors.joining(", "));
    return Optional.of(
        step instanceof Step.Gelu
            ? all + " are computed as one GELU"
            : all + " are computed in one go");
  }

  private static String name(Node node) {
    return "%s '%s'".formatted(node.op(), node.name());
  }
}
