package io.vitrine.cli;

import io.vitrine.cli.local.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs command lines as a person would and keeps what they print. */
final class Commands {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Surroundings surroundings;

  Commands(Path folder) {
    surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("VITRINE_DATA", folder.resolve("data").toString()),
            folder,
            folder,
            false);
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    return VitrineCommand.execute(surroundings, arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
