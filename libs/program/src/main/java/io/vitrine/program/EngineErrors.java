package io.vitrine.program;

import io.vitrine.program.ProgramException.Category;
import io.vitrine.program.ProgramException.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the graph's words what libtorch says about lines of text. */
final class EngineErrors {
  private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");
  private static final Pattern CAUSE = Pattern.compile("(?:RuntimeError|Error): (.*)");
  private static final int LONGEST = 500;

  private EngineErrors() {}

  static ProgramException atLoad(Program program, RuntimeException e) {
    return new ProgramException(
        Category.POISON,
        Reason.INTERNAL,
        "%slibtorch refuses the program: %s".formatted(node(program, e), said(e)),
        e);
  }

  static ProgramException atRun(Program program, RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    String text = node(program, e) + cause(message);
    if (message.contains("can't allocate memory") || message.contains("out of memory")) {
      return new ProgramException(
          Category.RETRIABLE, Reason.LIMIT, text + "; give a smaller input or more memory", e);
    }
    return message.contains("INTERNAL ASSERT")
        ? new ProgramException(Category.POISON, Reason.INTERNAL, text, e)
        : new ProgramException(
            Category.CALLER, Reason.INVALID, text + "; check the shapes of the inputs", e);
  }

  private static String node(Program program, RuntimeException e) {
    Optional<String> node = Optional.empty();
    Matcher matcher = LINE.matcher(String.valueOf(e.getMessage()));
    while (matcher.find()) {
      Optional<String> here = program.origin(Integer.parseInt(matcher.group(1)));
      node = here.isPresent() ? here : node;
    }
    return node.map(name -> "node " + name + ": ").orElse("");
  }

  private static String cause(String message) {
    Matcher matcher = CAUSE.matcher(message);
    String cause = message;
    while (matcher.find()) {
      cause = matcher.group(1);
    }
    return shortened(cause);
  }

  private static String said(RuntimeException e) {
    return shortened(String.valueOf(e.getMessage()));
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }
}
