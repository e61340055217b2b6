package io.vitrine.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that a README tells its reader to type: the lines of its code blocks, and what runs
 * a program of bin/ inside its sentences.
 */
final class Readme {
  private static final Pattern INLINE = Pattern.compile("`(bin/[^`]+)`");

  private Readme() {}

  /** In the order of the text, without the comments after them. */
  static List<String> commands(Path readme) throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(readme)) {
      if (line.startsWith("    ") && !line.isBlank()) {
        commands.add(line.strip().replaceFirst("\\s+#.*$", ""));
      } else {
        Matcher inline = INLINE.matcher(line);
        while (inline.find()) {
          if (inline.group(1).contains(" ")) {
            commands.add(inline.group(1));
          }
        }
      }
    }
    return commands;
  }
}
