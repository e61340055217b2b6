package io.vitrine.viewer;

import io.vitrine.viewer.client.ClientSettings;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.display.DesktopDisplay;
import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.visit.Shelf;
import io.vitrine.viewer.visit.VisitSettings;
import io.vitrine.viewer.xr.HeadsetDisplay;
import io.vitrine.viewer.xr.HeadsetSettings;
import io.vitrine.viewer.xr.RuntimeFiles;
import io.vitrine.viewer.xr.XrException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Walks through a model's feature maps. */
@Command(
    name = "vitrine-viewer",
    mixinStandardHelpOptions = true,
    description = "Shows a network with the feature maps of a picture in 3D.")
final class ViewCommand implements Callable<Integer> {
  /** Where the pictures go. */
  enum DisplayKind {
    AUTO,
    HEADLESS,
    DESKTOP,
    XR
  }

  /** How a stick turns the walker. */
  enum Turn {
    SNAP,
    SMOOTH
  }

  /** Ways to name the OpenGL context to a headset's runtime. */
  enum BindingKind {
    AUTO,
    EGL,
    XLIB
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--gateway",
      required = true,
      paramLabel = "URL",
      description = "http://host:port of the cluster.")
  private String gateway;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "The model to show.")
  private String model;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "A picture to put into the network. Given again: more pictures, beside the samples; the tour goes from the"
              + " first one to the second one.")
  private List<Path> images = List.of();

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = "A folder of pictures to choose from. Without --image the tour takes them.")
  private Optional<Path> samples = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "MODEL",
      description =
          "A stop of the slider; given again, the next one. Models of one graph, from untrained to trained. Default:"
              + " all models of this graph, by name.")
  private List<String> checkpoints = List.of();

  @Option(
      names = "--channel",
      paramLabel = "VALUE:N",
      converter = ChannelConverter.class,
      description =
          "The channel the tour stops at. Its visualization is submitted as a job (--visualization-steps), so a"
              + " finished one is shown at once. Its top pictures are the samples with the largest mean. Default: the"
              + " most active channel of the last feature maps.")
  private Optional<ChannelName> channel = Optional.empty();

  @Option(
      names = "--visualization-steps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Steps of the feature visualizations that are asked for. Default: the method's own.")
  private int visualizationSteps;

  @Option(
      names = "--tour",
      description =
          "The first minute: 0 s in the aisle with the first picture, 15 s the second one, 30 s a channel with its"
              + " visualization and top pictures, 45 s from the first checkpoint to the last. In a window in real time,"
              + " until a key or button is pressed; headless, its key frames as PNGs in --out DIR.")
  private boolean tour;

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the window's screenshot key writes. Default: this folder.")
  private Path shots;

  @Option(
      names = "--display",
      paramLabel = "KIND",
      defaultValue = "auto",
      description = "headless, desktop, xr, or auto (default): what this machine has.")
  private DisplayKind display;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:VITRINE_TOKEN}",
      description = "Says to the gateway who is asking. Default: VITRINE_TOKEN, if it is set.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--seated",
      description = "In the headset: you sit; the eye is 1.20 m high, whatever the floor is.")
  private boolean seated;

  @Option(
      names = "--left-handed",
      description = "In the headset: the left hand points, and the map is at the right wrist.")
  private boolean leftHanded;

  @Option(
      names = "--turn",
      paramLabel = "HOW",
      defaultValue = "snap",
      description =
          "In the headset: the stick turns by steps of 30 degrees (snap, default) or evenly (smooth).")
  private Turn turn = Turn.SNAP;

  @Option(
      names = "--xr-binding",
      paramLabel = "HOW",
      defaultValue = "auto",
      description =
          "How the headset's runtime gets to know the OpenGL context: egl, xlib or auto (default). Windows has one"
              + " way only.")
  private BindingKind xrBinding = BindingKind.AUTO;

  @Option(
      names = "--out",
      paramLabel = "FILE.png|DIR",
      description =
          "Writes the picture here (headless), or with --tour the key frames as 01-NAME.png and on.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1600x900",
      converter = SizeConverter.class,
      description = "Size of the picture in pixels. Default: ${DEFAULT-VALUE}.")
  private PictureSize size;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "20",
      description = "Frames to measure once all tiles are there. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(names = "--stats", paramLabel = "FILE.json", description = "Writes what it took here.")
  private Optional<Path> stats = Optional.empty();

  @Option(
      names = "--camera",
      paramLabel = "PLACE",
      defaultValue = "entry",
      converter = PlaceConverter.class,
      description =
          "entry (default), middle, end, overview, or x,y,z,yaw,pitch in metres and degrees.")
  private CameraPlace camera;

  @Option(
      names = "--tiles-within",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait for all tiles (headless). Default: ${DEFAULT-VALUE}.")
  private int tilesWithin;

  @Option(
      names = "--tile-cache",
      paramLabel = "MIB",
      defaultValue = "512",
      description =
          "Device memory for tiles; layers that do not fit are shown coarser. Default: ${DEFAULT-VALUE}.")
  private int tileCache;

  @Override
  public Integer call() throws Exception {
    check(frames >= 1 && frames <= 100_000, "--frames is 1 to 100000");
    check(tilesWithin >= 1 && tilesWithin <= 86_400, "--tiles-within is 1 to 86400 seconds");
    check(visualizationSteps >= 0, "--visualization-steps is 0 or more");
    check(tileCache >= 16 && tileCache <= 4096, "--tile-cache is 16 to 4096 MiB");
    check(!tour || out.isPresent() || display != DisplayKind.HEADLESS, "--tour needs --out DIR");
    try (GatewayClient client = new GatewayClient(gateway, ClientSettings.DEFAULT, token)) {
      return show(client, settings());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int show(GatewayClient client, WalkSettings settings) throws IOException {
    boolean wantsHands =
        display != DisplayKind.HEADLESS && (display != DisplayKind.AUTO || out.isEmpty());
    if (wantsHands) {
      Optional<Integer> walked = inHeadset(client, settings);
      if (walked.isPresent()) {
        return walked.get();
      }
      Optional<Display> window = window();
      if (window.isPresent()) {
        return LiveWalk.walk(client, settings, window.get());
      }
    }
    if (tour && out.isPresent()) {
      return TourFrames.draw(client, settings, out.get(), spec.commandLine().getErr());
    }
    return HeadlessWalk.walk(client, settings, spec.commandLine().getErr());
  }

  /** Walks in the headset; nothing where there is none, or where it went away. */
  private Optional<Integer> inHeadset(GatewayClient client, WalkSettings settings)
      throws IOException {
    if (display == DisplayKind.DESKTOP || display == DisplayKind.AUTO && !RuntimeFiles.any()) {
      return Optional.empty();
    }
    try {
      String binding =
          xrBinding == BindingKind.AUTO ? "" : xrBinding.name().toLowerCase(Locale.ROOT);
      HeadsetDisplay headset =
          HeadsetDisplay.open(
              new HeadsetSettings(seated, leftHanded, turn == Turn.SMOOTH, binding));
      say("In the headset: " + headset.headset().name() + ".");
      return Optional.of(LiveWalk.walk(client, settings, headset));
    } catch (DisplayException e) {
      say(e.getMessage() + " Going on in a window.");
    } catch (XrException e) {
      if (!e.lost()) {
        throw e;
      }
      say("The headset is gone: " + e.getMessage() + ". Going on in a window.");
    }
    return Optional.empty();
  }

  private void say(String text) {
    spec.commandLine().getErr().println("vitrine view: " + text);
    spec.commandLine().getErr().flush();
  }

  /** A window, or nothing where there is none and a file will do. */
  private Optional<Display> window() {
    try {
      return Optional.of(DesktopDisplay.open(size.width(), size.height()));
    } catch (DisplayException e) {
      if (display == DisplayKind.DESKTOP || stats.isEmpty()) {
        throw e;
      }
      say(e.getMessage() + " Going on headless.");
      return Optional.empty();
    }
  }

  private WalkSettings settings() throws IOException {
    for (Path file : images) {
      if (!Files.isRegularFile(file)) {
        throw new ViewerException(file + " is no file that can be read.");
      }
    }
    List<Path> pictures = new ArrayList<>(images);
    if (samples.isPresent()) {
      if (!Files.isDirectory(samples.get())) {
        throw new ViewerException(samples.get() + " (--samples) is no folder.");
      }
      pictures.addAll(Shelf.pictures(samples.get()));
    }
    return new WalkSettings(
        model,
        new VisitSettings(
            tour ? Samples.forTour(pictures, images.size()) : pictures,
            checkpoints,
            shots,
            camera,
            visualizationSteps),
        images.stream().findFirst(),
        size,
        frames,
        Duration.ofSeconds(tilesWithin),
        (long) tileCache << 20,
        out,
        stats,
        tour,
        channel);
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  static final class SizeConverter implements ITypeConverter<PictureSize> {
    @Override
    public PictureSize convert(String value) {
      try {
        return PictureSize.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  static final class ChannelConverter implements ITypeConverter<ChannelName> {
    @Override
    public ChannelName convert(String value) {
      try {
        return ChannelName.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  static final class PlaceConverter implements ITypeConverter<CameraPlace> {
    @Override
    public CameraPlace convert(String value) {
      try {
        return CameraPlace.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
