package io.vitrine.program;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says what was meant where a name stands for nothing. */
public final class Names {
  private static final int SHOWN = 3;

  private Names() {}

  /** Words for an error: that there is no such thing, and the names nearest to its. */
  public static String unknown(String kind, String name, Collection<String> known) {
    List<String> near =
        known.stream()
            .sorted(
                Comparator.comparingInt((String other) -> distance(name, other))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .map(other -> "'" + other + "'")
            .toList();
    return "there is no %s '%s'; %s"
        .formatted(
            kind,
            name,
            near.isEmpty() ? "there are none at all" : "near: " + String.join(", ", near));
  }

  /** Edits between two names, ignoring case; none within a name that contains the other. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    if (!a.isEmpty() && b.contains(a)) {
      return 0;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
