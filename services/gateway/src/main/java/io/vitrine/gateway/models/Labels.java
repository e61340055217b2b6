package io.vitrine.gateway.models;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The names of a model's classes, in their order. */
final class Labels {
  private static final Pattern WORDNET = Pattern.compile("n\\d{8}\\s+(?=\\S)");
  private static final int LONGEST = 1000;

  private Labels() {}

  /**
   * Refuses labels that are not one for each class. Nothing is said of no labels, nor where the
   * number of classes is not known before a run.
   */
  static void match(List<String> labels, NetworkDescription network) {
    OptionalLong classes = classes(network);
    if (!labels.isEmpty() && classes.isPresent() && classes.getAsLong() != labels.size()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "%d labels for the %d classes of '%s'"
              .formatted(labels.size(), classes.getAsLong(), network.getLogits()),
          "Give a text file with one label per line, in the order of the classes.");
    }
  }

  /** Elements of the logits of one input, whose first axis is the batch. */
  private static OptionalLong classes(NetworkDescription network) {
    return network.getValuesList().stream()
        .filter(value -> value.getName().equals(network.getLogits()))
        .filter(value -> value.getKnownRank() && value.getShapeCount() > 1)
        .map(value -> value.getShapeList().subList(1, value.getShapeCount()))
        .filter(axes -> axes.stream().allMatch(axis -> axis.getSize() > 0))
        .mapToLong(
            axes -> axes.stream().mapToLong(Dimension::getSize).reduce(1, Math::multiplyExact))
        .findFirst();
  }

  /**
   * Checked labels; where every one begins with a WordNet id ("n01443537 goldfish"), the ids are
   * left out.
   */
  static List<String> of(List<String> given, int limit) {
    if (given.size() > limit) {
      throw ProblemException.caller(
          Reason.LIMIT,
          given.size() + " labels, which is more than " + limit,
          "Check the label file, or raise VITRINE_GATEWAY_LABELS_LIMIT.");
    }
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).length() > LONGEST) {
        throw ProblemException.caller(
            Reason.INVALID,
            "label " + i + " is " + given.get(i).length() + " characters long",
            "Give a text file with one label per line, each of at most "
                + LONGEST
                + " characters.");
      }
    }
    boolean ids =
        !given.isEmpty() && given.stream().allMatch(label -> WORDNET.matcher(label).lookingAt());
    return ids
        ? given.stream().map(label -> WORDNET.matcher(label).replaceFirst("")).toList()
        : List.copyOf(given);
  }
}
