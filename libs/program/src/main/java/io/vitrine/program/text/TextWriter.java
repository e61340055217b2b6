package io.vitrine.program.text;

import io.vitrine.network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the lines of one method and remembers which node each line is for. One thread. */
public final class TextWriter {
  private final StringBuilder text = new StringBuilder();
  private final List<Optional<String>> origins = new ArrayList<>();
  private Optional<String> origin = Optional.empty();
  private int depth = 2;
  private int identifiers;

  /** Lines from here on are for this node. */
  public void enter(Node node) {
    origin = Optional.of("'" + node.name() + "' (" + node.op() + ")");
  }

  /** An identifier that occurs nowhere else in the method. */
  public String fresh() {
    return "v" + identifiers++;
  }

  /** A place to go back to. */
  public record Mark(int length, int lines) {}

  public Mark mark() {
    return new Mark(text.length(), origins.size());
  }

  /** Forgets everything written since. */
  public void backTo(Mark mark) {
    text.setLength(mark.length());
    origins.subList(mark.lines(), origins.size()).clear();
  }

  public void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
    origins.add(origin);
  }

  /** Runs the writer of a block one step further in. */
  public void indented(Runnable block) {
    depth++;
    block.run();
    depth--;
  }

  public String text() {
    return text.toString();
  }

  /** Per line, the node it was written for. */
  public List<Optional<String>> origins() {
    return List.copyOf(origins);
  }
}
