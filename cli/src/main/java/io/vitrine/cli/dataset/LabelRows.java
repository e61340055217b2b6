package io.vitrine.cli.dataset;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A CSV of pictures and labels (RFC 4180): PATH or PATH,LABEL a row; a first row that says so
 * ("path,label") is left aside. Every row that is not that is named.
 */
final class LabelRows {
  private static final Set<String> HEADINGS =
      Set.of("path", "file", "filename", "image", "picture");
  private static final int NAMED = 10;

  private LabelRows() {}

  /** One row. */
  record Row(int line, String path, String label) {}

  static Map<String, Row> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CommandFailed(file + " is not a UTF-8 text file", "Save it as CSV in UTF-8.");
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (i == 0 && line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      if (!line.isEmpty()) {
        take(i + 1, line, rows, wrong);
      }
    }
    if (!wrong.isEmpty()) {
      throw new CommandFailed(
          "%s: %d rows are wrong: %s%s"
              .formatted(
                  file,
                  wrong.size(),
                  wrong.stream().limit(NAMED).collect(Collectors.joining("; ")),
                  wrong.size() > NAMED ? "; ..." : ""),
          "A row is PATH or PATH,LABEL; a path with a comma stands in double quotes.");
    }
    if (rows.isEmpty()) {
      throw new CommandFailed(file + " holds no rows", "A row is PATH or PATH,LABEL.");
    }
    return rows;
  }

  private static void take(int line, String text, Map<String, Row> rows, List<String> wrong) {
    List<String> cells = new ArrayList<>();
    String problem = split(text, cells);
    if (problem.isEmpty()
        && line == 1
        && HEADINGS.contains(cells.get(0).toLowerCase(Locale.ROOT))) {
      return;
    }
    if (problem.isEmpty() && cells.size() > 2) {
      problem = cells.size() + " cells";
    } else if (problem.isEmpty() && cells.get(0).isBlank()) {
      problem = "no path";
    }
    if (problem.isEmpty()) {
      String path = cells.get(0).replace('\\', '/');
      Row row = new Row(line, path, cells.size() == 2 ? cells.get(1) : "");
      Row before = rows.putIfAbsent(path, row);
      problem = before == null ? "" : "%s is in line %d too".formatted(path, before.line());
    }
    if (!problem.isEmpty()) {
      wrong.add("line " + line + ": " + problem);
    }
  }

  /** What is wrong with the row; empty: nothing. */
  private static String split(String text, List<String> cells) {
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
        wasQuoted = true;
        cell.setLength(quoted ? 0 : cell.length());
      } else if (c == ',' && !quoted) {
        cells.add(wasQuoted ? cell.toString() : cell.toString().strip());
        cell.setLength(0);
        wasQuoted = false;
      } else if (!wasQuoted || quoted) {
        cell.append(c);
      }
    }
    cells.add(wasQuoted ? cell.toString() : cell.toString().strip());
    return quoted ? "a quote is not closed" : "";
  }
}
