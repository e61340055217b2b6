package io.vitrine.standalone;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run beside this one.
 *
 * @param name as people know it: broker, redis, gateway ...
 * @param environment added to this process's own
 * @param log its standard output and error are appended here
 * @param folder it is started in; empty: this process's own
 */
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    Optional<Path> folder) {
  public Program(String name, List<String> command, Map<String, String> environment, Path log) {
    this(name, command, environment, log, Optional.empty());
  }

  public Program {
    requireNonNull(name, "name is null");
    requireNonNull(log, "log is null");
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
