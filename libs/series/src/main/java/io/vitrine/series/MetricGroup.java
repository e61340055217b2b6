package io.vitrine.series;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What metrics are computed together, as people ask for them. */
public enum MetricGroup {
  /** Units and layers over all pictures and positions. */
  ACTIVATIONS(true),
  /** How alike values are, between checkpoints and layers. */
  SIMILARITY(true),
  /** How far weights have moved and what they span. */
  WEIGHTS(true),
  /** What is answered. */
  BEHAVIOUR(true),
  /** Frequencies of activation maps: a transform for each. */
  FREQUENCY(false),
  /** Answers to changed pictures: a further pass for each change. */
  SENSITIVITY(false);

  private static final String ALL = "all";

  private final boolean byDefault;

  MetricGroup(boolean byDefault) {
    this.byDefault = byDefault;
  }

  /** As people write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those asked for, in the order of the table; none named: those that need no further passes. */
  public static Set<MetricGroup> of(List<String> names) {
    EnumSet<MetricGroup> groups = EnumSet.noneOf(MetricGroup.class);
    for (String name : names) {
      if (name.equalsIgnoreCase(ALL)) {
        return EnumSet.allOf(MetricGroup.class);
      }
      groups.add(
          Arrays.stream(values())
              .filter(group -> group.text().equals(name.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> unknown(name)));
    }
    if (groups.isEmpty()) {
      Arrays.stream(values()).filter(group -> group.byDefault).forEach(groups::add);
    }
    return groups;
  }

  private static ProblemException unknown(String name) {
    return ProblemException.caller(
        Reason.INVALID,
        "there are no metrics called '" + name + "'",
        "There are "
            + Arrays.stream(values()).map(MetricGroup::text).collect(Collectors.joining(", "))
            + ", and all.");
  }
}
