package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayAddress;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.demo.DemoFiles;
import io.vitrine.cli.demo.DemoModels;
import io.vitrine.cli.demo.DemoPage;
import io.vitrine.cli.demo.DemoResults;
import io.vitrine.cli.local.BorrowedCluster;
import io.vitrine.cli.local.JavaProgram;
import io.vitrine.cli.local.Standalone;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.RunModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Everything at once: a cluster, the demo network, a picture through it, what its channels look for, and a walk.",
      "In a window; with --headless, or where there is no display, as pictures and a page."
    })
final class DemoCommand implements Callable<Integer> {
  private static final List<String> PICTURES = List.of("face-0", "fish-0");
  private static final String FRAME_SIZE = "1600x900";

  @Option(names = "--headless", description = "No window: pictures and a page in --out.")
  private boolean headless;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "vitrine-demo",
      description = "Where the pictures and index.html go without a window. Default: vitrine-demo.")
  private Path out = Path.of("vitrine-demo");

  @Option(names = "--data", paramLabel = "DIR", description = DataFolder.DESCRIPTION)
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the gateway listens. Default: 7878.")
  private @Nullable Integer port;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  DemoCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port != null && (port < 1 || port > 65535)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port must be from 1 to 65535, not " + port);
    }
    DemoFiles files = new DemoFiles(root.surroundings().vitrineHome().resolve("demo"));
    Standalone cluster =
        new Standalone(root.surroundings(), DataFolder.of(data, root.surroundings()));
    try (BorrowedCluster borrowed = borrow(cluster)) {
      say("Cluster", (borrowed.started() ? "started" : "found") + " at " + borrowed.url());
      return show(files, borrowed.url());
    }
  }

  private BorrowedCluster borrow(Standalone cluster) throws IOException, InterruptedException {
    try (Progress progress = root.progress("Starting the cluster")) {
      return BorrowedCluster.on(cluster, Optional.ofNullable(port), root.timeout(), progress);
    }
  }

  private int show(DemoFiles files, String url) throws IOException, InterruptedException {
    DemoPage.Story story;
    try (GatewayConnection gateway =
            GatewayConnection.open(GatewayAddress.parse(url), root.timeout());
        Progress progress = root.progress("Adding the network")) {
      int added =
          DemoModels.add(gateway, files.checkpoints(), LabelFile.read(files.labels()), progress);
      say("Network", files.checkpoints().size() + " checkpoints, " + added + " of them added");
      String classes = classes(gateway, files.picture(PICTURES.get(0)), progress);
      say("Picture", PICTURES.get(0) + ".png: " + classes);
      story = results(gateway, files, classes, progress);
    }
    boolean window = !headless && hasDisplay();
    int code = view(files, url, window);
    if (code != 0) {
      throw new CommandFailed(
          "the viewer ended with code " + code, "What it wrote above says why.");
    }
    if (!window) {
      new DemoPage(out).write(story);
      say("Page", out.resolve("index.html").toString());
    }
    return 0;
  }

  private String classes(GatewayConnection gateway, Path picture, Progress progress)
      throws IOException {
    progress.now("Running " + DemoFiles.MODEL);
    InputPart part =
        InputPart.newBuilder()
            .setFile(Upload.send(gateway, picture, String.valueOf(picture.getFileName()), progress))
            .build();
    RunModelRequest request =
        RunModelRequest.newBuilder().setModel(DemoFiles.MODEL).addInputs(part).setTop(1).build();
    ClassScore top = gateway.call(() -> gateway.runs().run(request)).getTop(0);
    return String.format(Locale.ROOT, "%s, %.1f %%", top.getLabel(), 100 * top.getProbability());
  }

  private DemoPage.Story results(
      GatewayConnection gateway, DemoFiles files, String classes, Progress progress)
      throws IOException, InterruptedException {
    DemoResults results = new DemoResults(gateway, files, root.surroundings(), progress);
    DemoResults.Adopted adopted = results.adopt();
    say(
        "Channels",
        adopted.results().size()
            + " shipped feature visualizations, "
            + adopted.added()
            + " of them taken over");
    DemoResults.Live live = results.live();
    say(
        "Live",
        live.results().size()
            + " channels "
            + (live.seconds() == 0 ? "were made before" : "made in " + live.seconds() + " s"));
    return new DemoPage.Story(classes, adopted.results(), live.results(), live.seconds());
  }

  private int view(DemoFiles files, String url, boolean window)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("--gateway", url, "--model", DemoFiles.MODEL, "--tour"));
    for (String picture : PICTURES) {
      arguments.addAll(List.of("--image", files.picture(picture).toString()));
    }
    arguments.addAll(List.of("--samples", files.pictures().toString()));
    arguments.addAll(List.of("--channel", DemoFiles.VALUE + ":" + DemoFiles.CHANNEL));
    arguments.addAll(List.of("--visualization-steps", Integer.toString(DemoFiles.STEPS)));
    for (DemoFiles.Checkpoint checkpoint : files.checkpoints()) {
      arguments.addAll(List.of("--checkpoint", checkpoint.name()));
    }
    if (window) {
      arguments.addAll(List.of("--display", "desktop"));
    } else {
      Files.createDirectories(out);
      arguments.addAll(
          List.of("--display", "headless", "--size", FRAME_SIZE, "--out", out.toString()));
    }
    say("Walk", window ? "in a window; F1 helps, closing it ends the demo" : "into " + out);
    Process viewer =
        new ProcessBuilder(
                JavaProgram.commandLine(root.surroundings(), JavaProgram.VIEWER, arguments))
            .inheritIO()
            .start();
    return JavaProgram.attached(viewer);
  }

  private boolean hasDisplay() {
    return root.surroundings()
        .variable("DISPLAY")
        .or(() -> root.surroundings().variable("WAYLAND_DISPLAY"))
        .isPresent();
  }

  private void say(String what, String words) {
    root.surroundings().out().printf("%-10s%s%n", what, words);
    root.surroundings().out().flush();
  }
}
