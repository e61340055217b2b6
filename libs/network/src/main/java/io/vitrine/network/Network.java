package io.vitrine.network;

import java.util.Map;

/**
 * A graph with the weights of one checkpoint.
 *
 * @param weights initializer name to tensor, for the top graph and all bodies; mapped from the file
 *     where it can be
 * @param producer the program that wrote the file, with its version
 * @param opset version of the standard operator set
 */
public record Network(Graph graph, Map<String, Tensor> weights, String producer, int opset) {
  public Network {
    weights = Map.copyOf(weights);
  }
}
