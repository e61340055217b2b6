package io.vitrine.featureviz.checkpoints;

import io.vitrine.analysis.behaviour.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which number a label is: that of the class of its name, else the number it says. */
final class Classes {
  private final Map<String, Integer> byName = new HashMap<>();

  /**
   * @param names the network's classes, in order; empty: labels are numbers
   */
  Classes(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      byName.putIfAbsent(names.get(i), i);
    }
  }

  /** Its number; {@link Answers#UNLABELLED} where it is none of the classes. */
  int of(String label) {
    Integer named = byName.get(label);
    if (named != null) {
      return named;
    }
    try {
      int number = Integer.parseInt(label);
      return number >= 0 && (byName.isEmpty() || number < byName.size())
          ? number
          : Answers.UNLABELLED;
    } catch (NumberFormatException e) {
      return Answers.UNLABELLED;
    }
  }
}
