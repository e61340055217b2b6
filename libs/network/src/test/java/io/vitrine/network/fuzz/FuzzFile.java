package io.vitrine.network.fuzz;

import io.vitrine.network.ModelException;
import java.nio.file.Path;

/** The one file of a fuzzing process, whose readers take files only. */
final class FuzzFile {
  static final Path PATH = Path.of(System.getProperty("vitrine.fuzz.file", "fuzzed"));

  private FuzzFile() {}

  static void requireWords(ModelException refused) {
    if (String.valueOf(refused.getMessage()).isBlank()) {
      throw new IllegalStateException("refused without a word", refused);
    }
  }
}
