package io.vitrine.gateway.models;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.List;
import java.util.regex.Pattern;

/** The names of a model's classes, in their order. */
final class Labels {
  private static final Pattern WORDNET = Pattern.compile("n\\d{8}\\s+(?=\\S)");
  private static final int LONGEST = 1000;

  private Labels() {}

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
