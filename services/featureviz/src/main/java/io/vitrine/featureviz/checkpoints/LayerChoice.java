package io.vitrine.featureviz.checkpoints;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.PlannedLayer;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a network are its layers. Without being asked: what follows each activation; a
 * join of such values stands for what it joins, since its channels are theirs; the logits; of a
 * network without activations every value that is looked at.
 */
final class LayerChoice {
  private static final Set<String> RECTIFIERS = Set.of("Relu");
  private static final Set<String> ACTIVATIONS =
      Set.of(
          "Relu",
          "LeakyRelu",
          "PRelu",
          "Clip",
          "Elu",
          "Selu",
          "Celu",
          "Gelu",
          "Sigmoid",
          "Tanh",
          "HardSigmoid",
          "HardSwish",
          "Swish",
          "Mish",
          "Softplus",
          "Softsign",
          "ThresholdedRelu");
  private static final String JOIN = "Concat";

  private final NetworkDescription network;
  private final Map<String, ValueDescription> values = new HashMap<>();
  private final Map<String, NodeDescription> producers = new HashMap<>();

  LayerChoice(NetworkDescription network) {
    this.network = network;
    network.getValuesList().forEach(value -> values.put(value.getName(), value));
    for (NodeDescription node : network.getNodesList()) {
      node.getOutputsList().forEach(output -> producers.put(output, node));
    }
  }

  /** Those named, in the graph's order. */
  List<PlannedLayer> named(List<String> names) {
    Set<String> wanted = new LinkedHashSet<>(names);
    for (String name : wanted) {
      if (!values.containsKey(name) || !producers.containsKey(name)) {
        throw ProblemException.caller(
            Reason.NOT_FOUND,
            "the network computes no value '" + name + "'",
            "'vitrine model show' lists its values.");
      }
      if (layer(name).isEmpty()) {
        throw ProblemException.caller(
            Reason.UNSUPPORTED,
            "the value '" + name + "' has no channels, or a size known only at run time",
            "Choose values that 'vitrine model show' lists with tiles.");
      }
    }
    return inOrder(wanted);
  }

  List<PlannedLayer> byDefault() {
    Set<String> chosen = new LinkedHashSet<>();
    Set<String> active = new HashSet<>();
    for (NodeDescription node : network.getNodesList()) {
      boolean join = node.getOp().equals(JOIN) && active.containsAll(node.getInputsList());
      if (node.getOutputsCount() == 0 || !(join || ACTIVATIONS.contains(node.getOp()))) {
        continue;
      }
      String output = node.getOutputs(0);
      if (layer(output).isPresent()) {
        active.add(output);
        chosen.add(output);
        if (join) {
          chosen.removeAll(node.getInputsList());
        }
      }
    }
    if (chosen.isEmpty()) {
      network.getNodesList().stream()
          .filter(node -> !node.getPlumbing())
          .forEach(node -> chosen.addAll(node.getOutputsList()));
    }
    if (!network.getLogits().isEmpty()) {
      chosen.add(network.getLogits());
    }
    return inOrder(chosen);
  }

  /** As many as may be, the first and the last among them, the others spread evenly. */
  static List<PlannedLayer> thinned(List<PlannedLayer> layers, int most) {
    if (layers.size() <= most) {
      return layers;
    }
    List<PlannedLayer> kept = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      kept.add(
          layers.get(
              most == 1 ? layers.size() - 1 : (int) ((long) i * (layers.size() - 1) / (most - 1))));
    }
    return kept;
  }

  private List<PlannedLayer> inOrder(Set<String> names) {
    List<PlannedLayer> layers = new ArrayList<>();
    for (NodeDescription node : network.getNodesList()) {
      node.getOutputsList().stream()
          .filter(names::contains)
          .flatMap(output -> layer(output).stream())
          .forEach(layers::add);
    }
    return layers;
  }

  private Optional<PlannedLayer> layer(String name) {
    ValueDescription value = values.get(name);
    NodeDescription producer = producers.get(name);
    if (value == null || producer == null) {
      return Optional.empty();
    }
    TileForm form = value.getForm();
    if (form.getHeight() == 0 || form.getWidth() == 0 || form.getTiles() == 0) {
      return Optional.empty();
    }
    PlannedLayer.Builder layer = PlannedLayer.newBuilder().setValue(name).setOp(producer.getOp());
    switch (form.getKind()) {
      case FEATURE_MAPS, ATTENTION, PLOT ->
          layer.setChannels(form.getTiles()).setHeight(form.getHeight()).setWidth(form.getWidth());
      case STRIP -> layer.setChannels(form.getWidth()).setHeight(1).setWidth(1);
      case TOKENS ->
          layer
              .setChannels(form.getWidth())
              .setHeight(1)
              .setWidth(form.getHeight())
              .setChannelsLast(true);
      case NOT_SHOWN, KIND_UNSPECIFIED, UNRECOGNIZED -> {
        return Optional.empty();
      }
    }
    layer.setRectified(rectified(producer));
    if (producer.getOp().equals("Sigmoid") || producer.getOp().equals("Tanh")) {
      layer.setBounded(true).setLower(producer.getOp().equals("Tanh") ? -1 : 0).setUpper(1);
    }
    return Optional.of(layer.build());
  }

  private boolean rectified(NodeDescription node) {
    if (!node.getOp().equals(JOIN)) {
      return RECTIFIERS.contains(node.getOp());
    }
    return node.getInputsList().stream()
        .allMatch(input -> producers.containsKey(input) && rectified(producers.get(input)));
  }
}
