package io.vitrine.gateway.rest;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.ShowModelResponse;
import io.vitrine.protocol.ValueDescription;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model with its network.
 *
 * @param parameters elements of all float weights
 * @param inputs what a caller must give
 * @param logits the value the classes are read from; empty: no classifier
 * @param folded what was merged away, in words
 */
public record NetworkDocument(
    ModelDocument model,
    long parameters,
    int opset,
    String producer,
    int nodes,
    List<String> inputs,
    List<String> outputs,
    String logits,
    List<String> folded,
    List<Value> values) {
  /**
   * A value of the graph.
   *
   * @param shape null: not even its rank is known; -1 for an axis that is known only at run time
   * @param producer the node that computes it; empty for inputs and weights
   */
  public record Value(
      String name, String type, @Nullable List<Long> shape, String producer, boolean weight) {
    static Value of(ValueDescription value) {
      return new Value(
          value.getName(),
          value.getType().name().toLowerCase(Locale.ROOT),
          value.getKnownRank()
              ? value.getShapeList().stream().map(Dimension::getSize).toList()
              : null,
          value.getProducer(),
          value.getInitializer());
    }
  }

  static NetworkDocument of(ShowModelResponse shown) {
    NetworkDescription network = shown.getNetwork();
    return new NetworkDocument(
        ModelDocument.of(shown.getModel()),
        network.getParameters(),
        network.getOpset(),
        network.getProducer(),
        network.getNodesCount(),
        network.getInputsList(),
        network.getOutputsList(),
        network.getLogits(),
        network.getFoldedList(),
        network.getValuesList().stream().map(Value::of).toList());
  }
}
