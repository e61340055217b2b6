package io.vitrine.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vitrine.viewer.fixture.DrawnGateway;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.WingView;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor with mouse and keyboard, in one sitting per test: starting takes longest. */
class WindowIT {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final DrawnNetwork NETWORK = DrawnNetwork.plain(5, 12);
  private static final Hall HALL = Hall.of(DrawnScene.of(NETWORK));

  private final Path folder;

  WindowIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path picture(String name, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(10, 10, 40, 40);
    graphics.dispose();
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private List<String> arguments(DrawnGateway gateway) throws IOException {
    picture("samples/cyan.png", new Color(0, 255, 255));
    picture("samples/yellow.png", new Color(255, 255, 0));
    return List.of(
        "--gateway",
        gateway.url(),
        "--model",
        "drawn",
        "--image",
        picture("red.png", new Color(255, 0, 0)).toString(),
        "--samples",
        folder.resolve("samples").toString(),
        "--display",
        "desktop",
        "--size",
        WIDTH + "x" + HEIGHT,
        "--shots",
        folder.resolve("shots").toString(),
        "--stats",
        folder.resolve("stats.json").toString());
  }

  /** Where a point of the hall is seen from the entry, in pixels. */
  private static int[] seen(Vector3fc point) {
    View view =
        View.of(CameraPlace.Named.ENTRY.in(HALL), (float) Math.toRadians(62), WIDTH, HEIGHT);
    Vector3f p = view.view().transformPosition(point, new Vector3f());
    return new int[] {
      Math.round(WIDTH / 2f + view.focal() * p.x / -p.z),
      Math.round(HEIGHT / 2f - view.focal() * p.y / -p.z)
    };
  }

  private static long count(BufferedImage image, IntPredicate wanted) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).filter(wanted).count();
  }

  private static boolean near(int rgb, int wanted) {
    return Math.abs((rgb >> 16 & 255) - (wanted >> 16 & 255)) < 24
        && Math.abs((rgb >> 8 & 255) - (wanted >> 8 & 255)) < 24
        && Math.abs((rgb & 255) - (wanted & 255)) < 24;
  }

  private void keep(XServer server, String name) throws IOException {
    Path shots = Path.of("target", "window");
    Files.createDirectories(shots);
    ImageIO.write(server.picture(), "png", shots.resolve(name + ".png").toFile());
  }

  private static void sees(XServer server, ShownViewer viewer, String what, int colour, int least)
      throws Exception {
    long ignored =
        viewer.await(
            what,
            () -> count(server.picture(), rgb -> near(rgb, colour)),
            pixels -> pixels >= least);
  }

  @Test
  void aVisitorLooksAsksAndTakesBack() throws Exception {
    try (XServer server = XServer.start(folder, WIDTH, HEIGHT);
        DrawnGateway gateway = DrawnGateway.of(NETWORK);
        ShownViewer viewer = ShownViewer.start(server, folder, arguments(gateway))) {
      viewer.awaitTitle("Vitrine: drawn · red"::equals);
      sees(server, viewer, "the red picture on its frame", 0xff0000, 2000);

      // The nearest wing's first tile: hovered, then enlarged.
      WingView wing = HALL.wings().get(0);
      int[] tile = seen(wing.centre(0));
      viewer.moveTo(tile[0], tile[1]);
      sees(server, viewer, "the mark on the tile", 0x9fe0ff, 60);
      keep(server, "hover");
      viewer.click(tile[0], tile[1]);
      viewer.awaitTitle("Vitrine: drawn · red · layer0:0"::equals);

      // Its visualization grows: green rings on red.
      viewer.key("v");
      sees(server, viewer, "the visualization", 0x00f000, 150);
      keep(server, "channel");
      viewer.key("Escape");
      viewer.awaitTitle("Vitrine: drawn · red"::equals);

      viewer.key("bracketleft");
      viewer.awaitTitle("Vitrine: drawn-050 · red"::equals);
      viewer.key("ctrl+z");
      viewer.awaitTitle("Vitrine: drawn · red"::equals);
      // The slider lies in the lower right corner.
      viewer.drag(WIDTH - 60, HEIGHT - 40, WIDTH - 640, HEIGHT - 40);
      viewer.awaitTitle("Vitrine: drawn-000 · red"::equals);
      keep(server, "untrained");

      // The next picture by key: into the hand, onto the frame.
      viewer.key("n", "f");
      viewer.awaitTitle("Vitrine: drawn-000 · cyan"::equals);
      sees(server, viewer, "the cyan picture on its frame", 0x00ffff, 2000);
      viewer.key("p");
      sees(server, viewer, "the yellow picture on the shelf", 0xffff00, 300);
      keep(server, "shelf");
      viewer.key("p", "F1");
      Thread.sleep(600);
      keep(server, "help");
      viewer.key("F1", "F12");
      Path shot = folder.resolve("shots/vitrine-1.png");
      assertThat(viewer.await("the screenshot", () -> Files.exists(shot), there -> there)).isTrue();

      BufferedImage before = server.picture();
      viewer.xdotool("keydown", "w");
      Thread.sleep(800);
      viewer.xdotool("keyup", "w");
      Thread.sleep(800);
      assertThat(differing(before, server.picture())).isGreaterThan(WIDTH * HEIGHT / 20);
      keep(server, "walked");

      viewer.key("ctrl+q");
      assertThat(viewer.ended()).isZero();
      assertThat(viewer.said()).isEmpty();
      JsonNode stats = new ObjectMapper().readTree(folder.resolve("stats.json").toFile());
      assertThat(stats.get("tiles").intValue()).isEqualTo(60);
      assertThat(stats.get("tilesWithTexture").intValue()).isEqualTo(60);
    }
  }

  private static long differing(BufferedImage a, BufferedImage b) {
    long differing = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        differing += near(a.getRGB(x, y), b.getRGB(x, y)) ? 0 : 1;
      }
    }
    return differing;
  }

  @Test
  void aGatewayThatGoesAndComesBackIsAState() throws Exception {
    DrawnGateway first = DrawnGateway.of(NETWORK);
    int port = first.port();
    try (XServer server = XServer.start(folder, WIDTH, HEIGHT);
        ShownViewer viewer = ShownViewer.start(server, folder, arguments(first))) {
      viewer.awaitTitle("Vitrine: drawn · red"::equals);
      first.refuseJobs();
      // A far layer opens as a wall; a channel whose job is refused says why.
      viewer.key("Next");
      Vector3f far = HALL.wings().get(8).centre(0);
      int[] at = seen(far);
      viewer.click(at[0], at[1]);
      first.close();
      viewer.awaitTitle(title -> title.endsWith("no gateway"));
      keep(server, "away");
      try (DrawnGateway second = DrawnGateway.again(NETWORK, port)) {
        viewer.awaitTitle(
            title ->
                title.startsWith("Vitrine: drawn · red")
                    && !title.contains("…")
                    && !title.contains("no gateway"));
        assertThat(second.port()).isEqualTo(port);
        sees(server, viewer, "the red picture on its frame", 0xff0000, 300);
        viewer.key("ctrl+q");
        assertThat(viewer.ended()).isZero();
        assertThat(viewer.said()).isEmpty();
      }
    }
  }

  @Test
  void withoutAScreenItSaysSo() throws Exception {
    try (DrawnGateway gateway = DrawnGateway.of(NETWORK)) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "io.vitrine.viewer.Main",
              "--gateway",
              gateway.url(),
              "--model",
              "drawn");
      builder.environment().remove("DISPLAY");
      builder.environment().remove("WAYLAND_DISPLAY");
      Process process = builder.redirectErrorStream(true).start();
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said).contains("No window can be opened", "--display headless");
    }
  }
}
