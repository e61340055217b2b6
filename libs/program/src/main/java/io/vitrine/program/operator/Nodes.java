package io.vitrine.program.operator;

import io.vitrine.network.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of nodes. */
final class Nodes {
  private Nodes() {}

  static List<Node> of(Node first, Optional<Node> second, Optional<Node> third) {
    return Stream.of(Optional.of(first), second, third).flatMap(Optional::stream).toList();
  }
}
