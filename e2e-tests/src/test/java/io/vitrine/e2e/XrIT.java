package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vitrine.e2e.headset.Monado;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The viewer in Monado's headset with a live cluster. One program wears it for all that is done
 * there; starting takes longest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XrIT {
  private static final String MODEL = "xr-demo";

  /** Of 320 x 240 pixels for each eye: little enough to draw without a GPU. */
  private static final int PERCENT = 100;

  /** For pictures to look at. */
  private static final int LARGE = 200;

  private static final String WALK = "io.vitrine.e2e.headset.HeadsetWalk";
  private static final long PATIENCE_MINUTES = 15;

  private Path folder = Path.of("");
  private String gateway = "";

  @BeforeAll
  void everythingRuns(@TempDir Path temporary) throws Exception {
    Monado.needed();
    folder = temporary;
    Vitrine vitrine = SharedCluster.get();
    vitrine.run("model", "add", DemoFiles.model(), "--name", MODEL).succeeded();
    gateway =
        new ObjectMapper()
            .readTree(vitrine.data().resolve("cluster.json").toFile())
            .get("gateway")
            .asText();
  }

  private Path picture() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    Path file = folder.resolve("red.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Path shots() throws IOException {
    Path shots = Path.of("target", "headset").toAbsolutePath();
    Files.createDirectories(shots);
    return shots;
  }

  private List<String> walk(Monado monado, String binding, String scenes) throws IOException {
    return List.of(
        WALK,
        gateway,
        MODEL,
        Integer.toString(monado.port()),
        binding,
        shots().toString(),
        scenes,
        picture().toString());
  }

  private record Ended(int code, String said) {}

  private Ended end(Process process, Path said) throws Exception {
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String all = Files.readString(said);
    assertThat(ended).as("it ends within %d minutes:%n%s", PATIENCE_MINUTES, all).isTrue();
    return new Ended(process.exitValue(), all);
  }

  private Ended run(ProcessBuilder builder, String name) throws Exception {
    Path said = folder.resolve(name + ".txt");
    return end(builder.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
  }

  private Path runtime(String name) throws IOException {
    // Sockets have short names.
    return Files.createTempDirectory("vitrine-" + name);
  }

  @Test
  void aVisitorWalksPointsCarriesAndLeaves() throws Exception {
    Path runtime = runtime("worn");
    try (Monado monado = Monado.start(runtime)) {
      Ended ended = run(Monado.java(runtime, PERCENT, walk(monado, "egl", "all")), "worn");
      Files.writeString(shots().resolve("figures.txt"), figures(ended.said()));
      System.out.print(figures(ended.said()));
      assertThat(ended.said())
          .contains(
              "PASS poses",
              "PASS picture",
              "PASS parallax",
              "PASS tile",
              "PASS comfort",
              "PASS leave",
              "DONE")
          .doesNotContain("FAIL", "were left open");
      assertThat(ended.code()).isZero();
      assertThat(monado.log()).contains("Client disconnected");
    } finally {
      SharedCluster.delete(runtime);
    }
  }

  private static String figures(String said) {
    StringBuilder out = new StringBuilder();
    said.lines()
        .filter(line -> line.startsWith("FIGURE ") || line.startsWith("WRONG "))
        .forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  @Test
  void theValidationLayerHasNothingToSay() throws Exception {
    Path runtime = runtime("valid");
    Path layer = folder.resolve("validation.txt");
    Process server =
        Monado.program("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
            .redirectError(folder.resolve("xvfb.log").toFile())
            .start();
    try (Monado monado = Monado.start(runtime)) {
      String display = ":" + server.inputReader().readLine();
      ProcessBuilder builder = Monado.java(runtime, LARGE, walk(monado, "xlib", "short"));
      builder
          .environment()
          .putAll(
              Map.of(
                  "DISPLAY",
                  display,
                  "XR_ENABLE_API_LAYERS",
                  "XR_APILAYER_LUNARG_core_validation",
                  "XR_CORE_VALIDATION_EXPORT_TYPE",
                  "text",
                  "XR_CORE_VALIDATION_FILE_NAME",
                  layer.toString()));
      Ended ended = run(builder, "valid");
      assertThat(ended.said())
          .contains("PASS poses", "PASS picture", "PASS leave", "DONE")
          .doesNotContain("FAIL");
      assertThat(ended.code()).isZero();
      assertThat(layer).exists();
      // That it comes and goes it says itself.
      List<String> about = Files.readAllLines(layer);
      assertThat(about).first().asString().contains("VUID-CoreValidation-Initialize");
      assertThat(about).last().asString().contains("VUID-CoreValidation-Destroy");
      assertThat(about).as("what the validation layer says").hasSize(2);
    } finally {
      server.destroy();
      SharedCluster.delete(runtime);
    }
  }

  private ProcessBuilder viewer(Path runtime) throws IOException {
    return Monado.java(
        runtime,
        100,
        List.of(
            "io.vitrine.viewer.Main",
            "--gateway",
            gateway,
            "--model",
            MODEL,
            "--image",
            picture().toString(),
            "--display",
            "xr"));
  }

  @Test
  void withoutTheServiceItSaysSoAndTriesAWindow() throws Exception {
    Path runtime = runtime("none");
    Ended ended = run(viewer(runtime), "none");
    assertThat(ended.said())
        .contains(
            "No headset:",
            "its service is not running",
            "Going on in a window.",
            "No window can be opened")
        .doesNotContain("\tat ", "SIGSEGV");
    assertThat(ended.code()).isEqualTo(1);
    SharedCluster.delete(runtime);
  }

  @Test
  void aServiceThatDiesUnderWayIsAMessage() throws Exception {
    Path runtime = runtime("killed");
    Path said = folder.resolve("killed.txt");
    try (Monado monado = Monado.start(runtime)) {
      Process process =
          viewer(runtime).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      awaitText(process, said, "In the headset: Monado");
      // Some frames of the hall.
      Thread.sleep(3000);
      monado.kill();
      Ended ended = end(process, said);
      assertThat(ended.said())
          .contains("The headset is gone:", "Going on in a window.", "No window can be opened")
          .doesNotContain("\tat ", "SIGSEGV");
      assertThat(ended.code()).isEqualTo(1);
    } finally {
      SharedCluster.delete(runtime);
    }
  }

  private static void awaitText(Process process, Path said, String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!Files.readString(said).contains(text)) {
      assertThat(System.nanoTime() < end && process.isAlive())
          .as("waited for '%s' and have:%n%s", text, Files.readString(said))
          .isTrue();
      Thread.sleep(50);
    }
  }
}
