package io.vitrine.cli;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file with one class label per line, in the order of the network's classes. */
final class LabelFile {
  private LabelFile() {}

  /** The lines of the file; empty lines at the end do not count. */
  static List<String> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CommandFailed(
          file + " is not a UTF-8 text file", "Give a file with one label per line.");
    }
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    if (end == 0) {
      throw new CommandFailed(file + " holds no labels", "Give a file with one label per line.");
    }
    return lines.subList(0, end).stream().map(String::strip).toList();
  }
}
