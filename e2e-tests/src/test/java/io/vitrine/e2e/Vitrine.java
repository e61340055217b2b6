package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built command line on a data folder of its own. */
final class Vitrine {
  private static final Path HOME =
      Path.of(System.getProperty("vitrine.home", "..")).toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;

  Vitrine(Path data) {
    this.data = data;
  }

  Path data() {
    return data;
  }

  /** Runs a command to its end. */
  CommandResult run(Object... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Starts a command. */
  Running start(Object... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** Starts a command as a terminal does: a signal reaches it and all it started there. */
  Running startInATerminal(Object... arguments) throws IOException {
    return start(List.of("setsid"), arguments);
  }

  private Running start(List<String> before, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(HOME.resolve("cli/target/vitrine-cli.jar").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    // Files, not pipes: what a command leaves running would keep a pipe open.
    Path output = Files.createTempFile("vitrine-e2e", ".out");
    Path errors = Files.createTempFile("vitrine-e2e", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().put("VITRINE_DATA", data.toString());
    long start = System.nanoTime();
    return new Running(
        command.subList(before.size() + 3, command.size()), builder.start(), output, errors, start);
  }

  /** A command on its way. */
  record Running(List<String> command, Process process, Path output, Path errors, long start) {

    CommandResult await() throws IOException, InterruptedException {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      String wrong = Files.readString(errors, StandardCharsets.UTF_8);
      Files.delete(output);
      Files.delete(errors);
      assertThat(ended).as("%s ends within %s%n%s%s", command, PATIENCE, said, wrong).isTrue();
      return new CommandResult(command, process.exitValue(), said, wrong, took);
    }
  }
}
