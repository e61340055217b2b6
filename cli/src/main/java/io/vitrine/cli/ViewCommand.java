package io.vitrine.cli;

import io.vitrine.cli.local.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "view", description = "Walk through a model in 3D, or make a picture of the walk.")
final class ViewCommand implements Callable<Integer> {
  private static final String JAR = "vr-viewer/target/vitrine-viewer.jar";

  enum Display {
    HEADLESS,
    DESKTOP,
    AUTO
  }

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "The picture to put into the network.")
  private @Nullable Path image;

  @Option(
      names = "--display",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description = "headless, desktop or auto. Default: auto.")
  private Display display = Display.AUTO;

  @Option(names = "--out", paramLabel = "FILE.png", description = "Where the last frame goes.")
  private @Nullable Path out;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Size.Converter.class,
      description = "Size of the picture in pixels.")
  private @Nullable Size size;

  @Option(names = "--frames", paramLabel = "N", description = "End after this many frames.")
  private @Nullable Integer frames;

  @Option(
      names = "--stats",
      paramLabel = "FILE.json",
      description = "Where the numbers of the walk go.")
  private @Nullable Path stats;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  ViewCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (frames != null && frames < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--frames must be at least 1, not " + frames);
    }
    Process viewer =
        new ProcessBuilder(JavaProgram.commandLine(root.surroundings(), JAR, arguments()))
            .inheritIO()
            .start();
    return JavaProgram.attached(viewer);
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--gateway", root.address().url(), "--model", model));
    arguments.addAll(List.of("--display", display.name().toLowerCase(Locale.ROOT)));
    add(arguments, "--image", image);
    add(arguments, "--out", out);
    add(arguments, "--size", size);
    add(arguments, "--frames", frames);
    add(arguments, "--stats", stats);
    return arguments;
  }

  private static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      arguments.addAll(List.of(option, value.toString()));
    }
  }
}
