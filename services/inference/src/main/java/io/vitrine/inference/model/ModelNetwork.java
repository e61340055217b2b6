package io.vitrine.inference.model;

import io.vitrine.inference.describe.NeverNegative;
import io.vitrine.inference.describe.Plumbing;
import io.vitrine.inference.describe.TileForms;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A network read for running.
 *
 * @param network as the file has it
 * @param forms how its values are looked at
 * @param neverNegative values that can't be negative
 * @param names of all its values in order: graphs of one hash may differ in them
 */
public record ModelNetwork(
    Network network, TileForms forms, Set<String> neverNegative, List<String> names) {
  /**
   * @param inferred the network's graph with the types and shapes that inference found
   */
  public static ModelNetwork of(Network network, Graph inferred) {
    List<String> names = new ArrayList<>();
    inferred.inputs().forEach(input -> names.add(input.name()));
    inferred.initializers().forEach(weight -> names.add(weight.name()));
    inferred.nodes().forEach(node -> names.addAll(node.outputs()));
    return new ModelNetwork(
        network,
        new TileForms(inferred, Plumbing.of(inferred)),
        NeverNegative.of(inferred),
        List.copyOf(names));
  }

  /** Every value that a node computes, in order. */
  public List<String> computed() {
    return network.graph().nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
