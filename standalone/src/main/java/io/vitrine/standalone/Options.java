package io.vitrine.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the program is asked for.
 *
 * @param data the data folder, absolute
 * @param port of the gateway; empty: the usual one, or a free one where that is taken
 */
record Options(Path data, OptionalInt port) {
  static final String USAGE = "usage: vitrine-standalone [--data DIR] [--port N]";
  static final int USUAL_PORT = 7878;

  /** The arguments make no sense; the message says which. */
  static final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
      super(message + "\n" + USAGE);
    }
  }

  static Options parse(List<String> arguments) throws UsageError {
    Path data = defaultData();
    OptionalInt port = OptionalInt.empty();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--data" -> data = Path.of(value(option, rest));
        case "--port" -> port = OptionalInt.of(port(value(option, rest)));
        default -> throw new UsageError("unknown argument '" + option + "'");
      }
    }
    return new Options(data.toAbsolutePath().normalize(), port);
  }

  private static String value(String option, Iterator<String> rest) throws UsageError {
    if (!rest.hasNext()) {
      throw new UsageError(option + " needs a value");
    }
    return rest.next();
  }

  private static int port(String text) throws UsageError {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one error below.
    }
    throw new UsageError("--port must be from 1 to 65535, not '" + text + "'");
  }

  private static Path defaultData() {
    return variable("VITRINE_DATA")
        .orElseGet(
            () ->
                variable("XDG_DATA_HOME")
                    .orElse(Path.of(System.getProperty("user.home"), ".local", "share"))
                    .resolve("vitrine"));
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}
