package io.vitrine.gateway.runs;

import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which values can be asked for, and how one asks for them exactly. */
final class ExactValues {
  private static final Set<ElementType> NO_NUMBERS =
      Set.of(ElementType.STRING, ElementType.ELEMENT_TYPE_UNDEFINED, ElementType.UNRECOGNIZED);

  private ExactValues() {}

  static WantedValue wanted(String value) {
    return WantedValue.newBuilder().setValue(value).setForm(ActivationChunk.Form.EXACT).build();
  }

  /** The named values, each once; an unknown name is a problem that says what comes near it. */
  static List<String> named(
      NetworkDescription network, List<String> names, GatewaySettings settings) {
    if (names.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID, "no value was asked for", "Name one, or ask for all.");
    }
    if (names.size() > settings.valuesLimit()) {
      throw ProblemException.caller(
          Reason.LIMIT,
          names.size() + " values were asked for, more than " + settings.valuesLimit(),
          "Ask for all, ask in parts, or raise VITRINE_GATEWAY_VALUES_LIMIT.");
    }
    Map<String, ValueDescription> known =
        network.getValuesList().stream()
            .collect(
                Collectors.toMap(
                    ValueDescription::getName, Function.identity(), (first, second) -> first));
    for (String name : names) {
      ValueDescription value = known.get(name);
      if (value == null) {
        throw ProblemException.caller(
            Reason.NOT_FOUND,
            "the network has no value '" + name + "'",
            "See 'vitrine model show' for its values.");
      }
      if (value.getInitializer()) {
        throw ProblemException.caller(
            Reason.UNSUPPORTED,
            "'" + name + "' is a weight of the network, not something it computes",
            "Ask for a value that a node computes.");
      }
    }
    return new ArrayList<>(new java.util.LinkedHashSet<>(names));
  }

  /** Every value that a node computes and that holds numbers, in the order of computing. */
  static List<String> computed(NetworkDescription network) {
    return network.getValuesList().stream()
        .filter(value -> !value.getProducer().isEmpty() && !value.getInitializer())
        .filter(value -> !NO_NUMBERS.contains(value.getType()))
        .map(ValueDescription::getName)
        .toList();
  }
}
