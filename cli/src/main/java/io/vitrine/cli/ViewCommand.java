package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.local.JavaProgram;
import io.vitrine.protocol.ShowModelRequest;
import java.io.IOException;
import java.nio.file.Files;
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
  enum Display {
    HEADLESS,
    DESKTOP,
    XR,
    AUTO
  }

  enum Turn {
    SNAP,
    SMOOTH
  }

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "The picture to put into the network. Given again: more pictures to choose from; the tour goes from the first"
              + " to the second.")
  private List<Path> images = List.of();

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description =
          "A folder of pictures to choose from. Default: the demo's, if the model has the demo's labels.")
  private @Nullable Path samples;

  @Option(
      names = "--tour",
      description =
          "The first minute: a picture, another one, a channel with what it looks for, and from untrained to trained."
              + " Headless: its key frames as PNGs in --out DIR.")
  private boolean tour;

  @Option(
      names = "--channel",
      paramLabel = "VALUE:N",
      description = "The channel the tour stops at. Default: the most active one at the end.")
  private @Nullable String channel;

  @Option(
      names = "--checkpoint",
      paramLabel = "MODEL",
      description =
          "A stop of the slider; given again, the next one. Default: all models of this graph, by name.")
  private List<String> checkpoints = List.of();

  @Option(
      names = "--camera",
      paramLabel = "PLACE",
      description = "entry, middle, end, overview, or x,y,z,yaw,pitch in metres and degrees.")
  private @Nullable String camera;

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      description = "Where the window's screenshot key writes. Default: this folder.")
  private @Nullable Path shots;

  @Option(
      names = "--display",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description =
          "headless, desktop, xr (a headset) or auto: a headset if there is one, else a window. Default: auto.")
  private Display display = Display.AUTO;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Says to the gateway who is asking. Default: VITRINE_TOKEN, if it is set.")
  private @Nullable String token;

  @Option(names = "--seated", description = "In a headset: you sit; the eye is 1.20 m high.")
  private boolean seated;

  @Option(names = "--left-handed", description = "In a headset: the left hand points.")
  private boolean leftHanded;

  @Option(
      names = "--turn",
      paramLabel = "HOW",
      description = "In a headset: turn by steps of 30 degrees (snap, default) or evenly (smooth).")
  private @Nullable Turn turn;

  @Option(
      names = "--out",
      paramLabel = "FILE.png|DIR",
      description = "Where the last frame goes; with --tour, the key frames.")
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
    OutputPath.prepare(out, tour);
    OutputPath.prepare(stats, false);
    ProcessBuilder viewer =
        new ProcessBuilder(
                JavaProgram.commandLine(root.surroundings(), JavaProgram.VIEWER, arguments()))
            .inheritIO();
    if (token != null) {
      // Not as an argument: those of all processes can be read by everybody.
      viewer.environment().put("VITRINE_TOKEN", token);
    }
    int code = JavaProgram.attached(viewer.start());
    if (code == 0) {
      WalkReport.print(root, out, stats);
    }
    return code;
  }

  /** The demo's pictures fit a model that names the demo's classes. */
  private @Nullable Path demoPictures() throws IOException {
    Path demo = root.surroundings().vitrineHome().resolve("demo");
    Path labels = demo.resolve("models/labels.txt");
    if (!Files.isRegularFile(labels)) {
      return null;
    }
    ShowModelRequest request = ShowModelRequest.newBuilder().setName(model).build();
    try (GatewayConnection gateway = root.connect()) {
      List<String> known =
          gateway.call(() -> gateway.models().show(request)).getModel().getLabelsList();
      return known.equals(LabelFile.read(labels)) ? demo.resolve("pictures") : null;
    }
  }

  private List<String> arguments() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--gateway", root.address().url(), "--model", model));
    arguments.addAll(List.of("--display", display.name().toLowerCase(Locale.ROOT)));
    images.forEach(image -> add(arguments, "--image", image));
    add(arguments, "--samples", samples != null ? samples : demoPictures());
    checkpoints.forEach(checkpoint -> add(arguments, "--checkpoint", checkpoint));
    add(arguments, "--channel", channel);
    add(arguments, "--turn", turn);
    if (seated) {
      arguments.add("--seated");
    }
    if (leftHanded) {
      arguments.add("--left-handed");
    }
    add(arguments, "--camera", camera);
    add(arguments, "--shots", shots);
    if (tour) {
      arguments.add("--tour");
    }
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
