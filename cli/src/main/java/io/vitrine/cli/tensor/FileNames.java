package io.vitrine.cli.tensor;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * File names for values, whose own names may hold anything: letters, digits, '.', '_' and '-' stay,
 * the rest becomes '_'. No two are alike, upper and lower case taken as the same, and none leaves
 * the folder.
 */
final class FileNames {
  private static final int LONGEST = 120;

  private final Set<String> taken = new HashSet<>();

  String next(String value) {
    String plain = value.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[._-]+", "");
    String stem = plain.isEmpty() ? "value" : plain.substring(0, Math.min(plain.length(), LONGEST));
    String name = stem;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = stem + "-" + i;
    }
    return name + ".npy";
  }
}
