package io.vitrine.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "jobs",
    description =
        "List, show, watch, pause, resume, cancel and retry jobs; take results to another cluster.")
final class JobsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: jobs list, show, watch, pause, resume, priority, cancel, retry, export or adopt");
  }
}
