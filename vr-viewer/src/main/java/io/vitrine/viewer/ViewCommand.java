package io.vitrine.viewer;

import io.vitrine.viewer.client.ClientSettings;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.scene.CameraPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
      description = "A picture to put into the network.")
  private Optional<Path> image = Optional.empty();

  @Option(
      names = "--display",
      paramLabel = "KIND",
      defaultValue = "auto",
      description = "headless, desktop, xr, or auto (default): what this machine has.")
  private DisplayKind display;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Writes the picture here (headless).")
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
    check(tileCache >= 16 && tileCache <= 4096, "--tile-cache is 16 to 4096 MiB");
    if (display == DisplayKind.DESKTOP || display == DisplayKind.XR) {
      throw new ViewerException(
          "--display %s is not part of this version. Use --display headless --out FILE.png."
              .formatted(display == DisplayKind.XR ? "xr" : "desktop"));
    }
    check(
        out.isPresent() || stats.isPresent(),
        "--display headless needs --out FILE.png or --stats FILE.json");
    if (image.isPresent() && !Files.isRegularFile(image.get())) {
      throw new ViewerException(image.get() + " is no file that can be read.");
    }
    WalkSettings settings =
        new WalkSettings(
            model,
            image,
            size,
            camera,
            frames,
            Duration.ofSeconds(tilesWithin),
            (long) tileCache << 20,
            out,
            stats);
    try (GatewayClient client = new GatewayClient(gateway, ClientSettings.DEFAULT)) {
      return HeadlessWalk.walk(client, settings, spec.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
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
