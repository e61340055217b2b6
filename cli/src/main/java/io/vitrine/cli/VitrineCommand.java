package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayAddress;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.local.ClusterFile;
import io.vitrine.cli.local.Surroundings;
import io.vitrine.cli.output.Progress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line: the options that every command takes. */
@Command(
    name = "vitrine",
    description = "Walk through neural networks.",
    mixinStandardHelpOptions = true,
    versionProvider = VitrineVersion.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it failed; standard error says what and what to do",
      "2:wrong usage"
    })
final class VitrineCommand implements Runnable {
  private static final String DEFAULT_GATEWAY = "http://localhost:7878";

  enum Output {
    table,
    json
  }

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The gateway to talk to. Default: $$VITRINE_GATEWAY, else the cluster started by 'up' on this machine, else "
              + DEFAULT_GATEWAY
              + ".")
  private @Nullable String gateway;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      scope = ScopeType.INHERIT,
      description = "How results are printed: ${COMPLETION-CANDIDATES}. Default: table.")
  private Output output = Output.table;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      scope = ScopeType.INHERIT,
      description = "How long to wait for the cluster at most. Default: 600.")
  private long timeoutSeconds = 600;

  @Spec private CommandSpec spec;

  private final Surroundings surroundings;

  VitrineCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command line; returns its exit code. Never throws, prints no stack trace. */
  static int execute(Surroundings surroundings, String... arguments) {
    return commandLine(surroundings).execute(arguments);
  }

  static CommandLine commandLine(Surroundings surroundings) {
    VitrineCommand root = new VitrineCommand(surroundings);
    CommandLine model =
        new CommandLine(new ModelCommand())
            .addSubcommand(new ModelAddCommand(root))
            .addSubcommand(new ModelListCommand(root))
            .addSubcommand(new ModelShowCommand(root))
            .addSubcommand(new ModelSetCommand(root))
            .addSubcommand(new ModelRemoveCommand(root));
    CommandLine dataset =
        new CommandLine(new DatasetCommand())
            .addSubcommand(new DatasetAddCommand(root))
            .addSubcommand(new DatasetListCommand(root))
            .addSubcommand(new DatasetShowCommand(root))
            .addSubcommand(new DatasetRemoveCommand(root));
    CommandLine checkpoints =
        new CommandLine(new CheckpointsCommand())
            .addSubcommand(new CheckpointsAddCommand(root))
            .addSubcommand(new CheckpointsListCommand(root))
            .addSubcommand(new CheckpointsShowCommand(root))
            .addSubcommand(new CheckpointsRemoveCommand(root))
            .addSubcommand(new CheckpointsAnalyzeCommand(root));
    CommandLine jobs =
        new CommandLine(new JobsCommand())
            .addSubcommand(new JobsListCommand(root))
            .addSubcommand(new JobsShowCommand(root))
            .addSubcommand(new JobsWatchCommand(root))
            .addSubcommand(new JobsPauseCommand(root))
            .addSubcommand(new JobsResumeCommand(root))
            .addSubcommand(new JobsPriorityCommand(root))
            .addSubcommand(new JobsCancelCommand(root))
            .addSubcommand(new JobsRetryCommand(root))
            .addSubcommand(new JobsExportCommand(root))
            .addSubcommand(new JobsAdoptCommand(root));
    return new CommandLine(root)
        .addSubcommand(new DemoCommand(root))
        .addSubcommand(new UpCommand(root))
        .addSubcommand(new DownCommand(root))
        .addSubcommand(new StatusCommand(root))
        .addSubcommand(model)
        .addSubcommand(new RunCommand(root))
        .addSubcommand(new ActivationsCommand(root))
        .addSubcommand(new VisualizeCommand(root))
        .addSubcommand(jobs)
        .addSubcommand(dataset)
        .addSubcommand(checkpoints)
        .addSubcommand(new ViewCommand(root))
        .setOut(new java.io.PrintWriter(surroundings.out(), true))
        .setErr(new java.io.PrintWriter(surroundings.err(), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::usage)
        .setExecutionExceptionHandler(Failures::failed);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: a command is missing");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  boolean json() {
    return output == Output.json;
  }

  Duration timeout() {
    if (timeoutSeconds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--timeout must be at least 1 second");
    }
    return Duration.ofSeconds(timeoutSeconds);
  }

  GatewayAddress address() {
    String url =
        Optional.ofNullable(gateway)
            .or(() -> surroundings.variable("VITRINE_GATEWAY"))
            .or(() -> ClusterFile.in(surroundings.dataFolder()).map(ClusterFile::gateway))
            .orElse(DEFAULT_GATEWAY);
    try {
      return GatewayAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  GatewayConnection connect() {
    return GatewayConnection.open(address(), timeout());
  }

  Progress progress(String what) {
    return Progress.start(surroundings.err(), surroundings.terminal(), what);
  }
}
