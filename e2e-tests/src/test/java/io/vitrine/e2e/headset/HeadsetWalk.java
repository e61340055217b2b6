package io.vitrine.e2e.headset;

import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.scene.Frame;
import io.vitrine.viewer.scene.WingView;
import io.vitrine.viewer.xr.Moment;
import io.vitrine.viewer.xr.Place;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.joml.Vector3f;

/**
 * The program that runs beside Monado: wears the headset, does one thing after another, and says of
 * each on standard output whether it held: PASS NAME, or FAIL NAME WHY. What it measured stands in
 * lines FIGURE NAME VALUE. It ends with DONE.
 */
public final class HeadsetWalk {
  /** One thing that is done and must hold. */
  @FunctionalInterface
  private interface Scene {
    void play() throws Exception;
  }

  private static final float EXACT = 1e-4f;
  private static final int BAND = 6;

  private final WornViewer viewer;
  private final Path folder;
  private final PrintStream out;

  private HeadsetWalk(WornViewer viewer, Path folder, PrintStream out) {
    this.viewer = viewer;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Runs.
   *
   * @param arguments gateway, model, Monado's port, binding, folder, "all", "targets" or "short",
   *     pictures
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    Path folder = Path.of(arguments[4]);
    List<Path> pictures =
        List.of(arguments).subList(6, arguments.length).stream().map(Path::of).toList();
    try (WornViewer viewer =
        new WornViewer(
            arguments[0],
            arguments[1],
            Integer.parseInt(arguments[2]),
            arguments[3],
            pictures,
            folder)) {
      HeadsetWalk walk = new HeadsetWalk(viewer, folder, System.out);
      walk.scene("poses", walk::poses);
      if (arguments[5].equals("all")) {
        walk.scene("picture", walk::picture);
        walk.scene("parallax", walk::parallax);
        walk.scene("tile", walk::tile);
        walk.scene("comfort", walk::comfort);
      } else if (arguments[5].equals("targets")) {
        walk.scene("picture", walk::picture);
        walk.scene("targets", () -> new Targets(viewer).play(System.out));
      } else {
        walk.scene("picture", walk::picture);
      }
      walk.scene("leave", walk::leave);
    }
    System.out.println("DONE");
    System.out.flush();
    System.exit(0);
  }

  private void scene(String name, Scene scene) {
    long start = System.nanoTime();
    try {
      scene.play();
      out.println("PASS " + name);
    } catch (Exception | AssertionError e) {
      out.println("FAIL " + name + " " + String.valueOf(e).replace('\n', ' '));
      e.printStackTrace();
    }
    figure("seconds-" + name, (System.nanoTime() - start) / 1e9);
  }

  private void figure(String name, double value) {
    out.println("FIGURE " + name + " " + String.format(Locale.ROOT, "%.4f", value));
  }

  private static void holds(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** Head and hands are where the runtime says, exactly, and in the hall where they should be. */
  private void poses() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 5; i++) {
      Body body = viewer.body;
      body.head.at(random(random, 0, 1.5f, 0, 0.3f), random(random, 0, 1.4f, -4, 1));
      body.left.part.at(random(random, -0.3f, 1.2f, -0.3f, 0.2f), random(random, -1, 1, -3, 1));
      body.right.part.at(random(random, 0.3f, 1.2f, -0.3f, 0.2f), random(random, 1, 1, -3, 1));
      viewer.settle();
      Moment moment = viewer.display.moment();
      exact("head", moment.head, body.head);
      exact("left hand", moment.hands[Moment.LEFT].aim, body.left.part);
      exact("left grip", moment.hands[Moment.LEFT].grip, body.left.part);
      exact("right hand", moment.hands[Moment.RIGHT].aim, body.right.part);
      exact("right grip", moment.hands[Moment.RIGHT].grip, body.right.part);
      // The room's floor is the hall's: the head is as high in the one as in the other.
      float height = viewer.visit.pose().eye().y();
      holds(
          Math.abs(height - body.head.position.y) < EXACT,
          "the head is "
              + height
              + " m high in the hall and "
              + body.head.position.y
              + " in the room");
    }
  }

  private static Vector3f random(Random random, float x, float y, float z, float spread) {
    return new Vector3f(
        x + spread * (random.nextFloat() - 0.5f),
        y + spread * (random.nextFloat() - 0.5f),
        z + spread * (random.nextFloat() - 0.5f));
  }

  private static void exact(String what, Place place, Body.Part part) {
    holds(
        WornViewer.near(place, part),
        what + " is at " + place.position + " and not at " + part.position);
  }

  /** A picture goes in, and all its tiles come. */
  private void picture() throws IOException {
    viewer.body.head.at(new Vector3f(0, 1.6f, 0), new Vector3f(0, 1.6f, -1));
    viewer.settle();
    viewer.visit.place(0);
    viewer.until("all tiles are there", viewer.live::complete);
    for (int i = 0; i < 20; i++) {
      viewer.frame();
    }
    viewer.keep(folder.resolve("hall-" + viewer.display.width() + ".png"));
  }

  /** What is 2 m away is seen by both eyes as far apart as it must be. */
  private void parallax() throws IOException {
    Frame frame = viewer.live.hall().inputFrame().orElseThrow();
    Vector3f centre = new Vector3f(frame.centre());
    float distance = 1.2f;
    Vector3f eye = new Vector3f(frame.facing()).mul(distance).add(centre);
    viewer.body.left.part.position.set(-0.6f, 0.3f, 0.5f);
    viewer.body.right.part.position.set(0.6f, 0.3f, 0.5f);
    Vector3f headInRoom = viewer.toRoom(eye);
    viewer.body.head.at(headInRoom, viewer.toRoom(centre));
    viewer.settle();
    for (int i = 0; i < 30; i++) {
      viewer.frame();
    }
    File file = folder.resolve("frame.png").toFile();
    viewer.keep(file.toPath());
    BufferedImage both = ImageIO.read(file);
    int width = both.getWidth() / 2;
    double[] left = red(both, 0, width);
    double[] right = red(both, width, width);
    double focal = width / (2 * Math.tan(viewer.body.edge));
    double wanted = focal * 2 * viewer.body.halfEyes / distance;
    double seen = left[0] - right[0];
    figure("parallax-wanted-px", wanted);
    figure("parallax-seen-px", seen);
    holds(Math.abs(seen - wanted) < 0.6, "parallax of " + seen + " pixels where it is " + wanted);
    holds(Math.abs(left[1] - right[1]) < 0.3, "the eyes see it at different heights");
    holds(
        Math.abs((left[0] + right[0]) / 2 - (width - 1) / 2.0) < 1.5,
        "it is not seen straight ahead");
  }

  /** Centre of what is red in one eye's picture, in a band about its middle: there is no panel. */
  private static double[] red(BufferedImage image, int from, int width) {
    double x = 0;
    double y = 0;
    int count = 0;
    int middle = image.getHeight() / 2;
    for (int row = middle - BAND; row <= middle + BAND; row++) {
      for (int column = 0; column < width; column++) {
        int rgb = image.getRGB(from + column, row);
        if ((rgb >> 16 & 255) > 180 && (rgb >> 8 & 255) < 70 && (rgb & 255) < 70) {
          x += column;
          y += row;
          count++;
        }
      }
    }
    holds(count > 50, "the red picture is not seen: " + count + " pixels");
    return new double[] {x / count, y / count};
  }

  /**
   * A tile is picked up, carried to the input frame and put there: another run, whose tiles come.
   */
  private void tile() throws IOException {
    WingView wing = viewer.live.hall().wings().get(0);
    Vector3f tile = wing.centre(0);
    Vector3f facing = new Vector3f(wing.down()).cross(wing.right()).normalize();
    Vector3f hand = new Vector3f(facing).mul(0.45f).add(tile);
    stand(new Vector3f(facing).mul(1.4f).add(tile), tile);
    viewer.point(hand, tile);
    holds(
        viewer.controls.aim() instanceof Target.Tile at && at.tile() == wing.firstTile(),
        "the hand points at " + viewer.controls.aim());
    long sequence = viewer.live.sequence();
    int before = viewer.visit.pictures();
    viewer.trigger(true);
    Frame frame = viewer.live.hall().inputFrame().orElseThrow();
    Vector3f centre = new Vector3f(frame.centre());
    Vector3f there = new Vector3f(frame.facing()).mul(0.5f).add(centre);
    viewer.point(there, centre);
    holds(viewer.visit.pictures() == before + 1, "no tile was picked up");
    holds(
        viewer.controls.aim() instanceof Target.InputFrame,
        "the hand points at " + viewer.controls.aim() + " and not at the input frame");
    viewer.keep(folder.resolve("carried.png"));
    long start = System.nanoTime();
    viewer.trigger(false);
    viewer.until("another run begins", () -> viewer.live.sequence() > sequence);
    viewer.until("its tiles are there", viewer.live::complete);
    figure("placed-to-all-tiles-seconds", (System.nanoTime() - start) / 1e9);
    for (int i = 0; i < 10; i++) {
      viewer.frame();
    }
    viewer.keep(folder.resolve("placed.png"));
  }

  /** Puts the head somewhere in the hall, looking at something; hands hang down. */
  private void stand(Vector3f eye, Vector3f target) throws IOException {
    Vector3f place = viewer.toRoom(eye);
    Vector3f look = viewer.toRoom(target);
    viewer.body.left.part.at(
        new Vector3f(place).add(0, -0.8f, 0.1f), new Vector3f(place).add(0, -2, 0));
    viewer.body.right.part.at(
        new Vector3f(place).add(0, -0.8f, 0.1f), new Vector3f(place).add(0, -2, 0));
    viewer.body.head.at(place, look);
    viewer.settle();
  }

  /** A snap turn is 30 degrees about the head; two hands scale the hall; undo takes both back. */
  private void comfort() throws IOException {
    stand(
        new Vector3f(viewer.visit.pose().eye()).setComponent(1, 1.6f), new Vector3f(0, 1.6f, -50));
    float yaw = viewer.visit.pose().yaw();
    Vector3f eye = new Vector3f(viewer.visit.pose().eye());
    viewer.body.right.stickX = 1;
    viewer.body.send();
    viewer.until("a turn", () -> Math.abs(viewer.visit.pose().yaw() - yaw) > 0.1);
    for (int i = 0; i < 5; i++) {
      viewer.frame();
    }
    double turned = Math.toDegrees(yaw - viewer.visit.pose().yaw());
    holds(Math.abs(turned - 30) < 0.1, "a snap turn of " + turned + " degrees");
    holds(
        eye.distance(new Vector3f(viewer.visit.pose().eye())) < 0.01f,
        "a snap turn moves the head");
    viewer.body.right.stickX = 0;
    viewer.settle();

    Vector3f middle = new Vector3f(viewer.body.head.position).add(0, -0.3f, -0.4f);
    hold(middle, 0.2f, 1);
    hold(middle, 0.4f, 1);
    float grown = viewer.visit.pose().scale();
    hold(middle, 0.4f, 0);
    figure("scale", grown);
    holds(Math.abs(grown - 0.5f) < 0.02f, "hands at twice the distance scale by " + grown);
    viewer.keep(folder.resolve("grown.png"));
    viewer.body.right.a = true;
    viewer.body.send();
    viewer.until("undo", () -> Math.abs(viewer.visit.pose().scale() - 1) < 1e-3f);
    viewer.body.right.a = false;
    viewer.settle();
  }

  private void hold(Vector3f middle, float apart, float squeeze) throws IOException {
    Vector3f left = new Vector3f(middle).add(-apart / 2, 0, 0);
    Vector3f right = new Vector3f(middle).add(apart / 2, 0, 0);
    viewer.body.left.part.at(left, new Vector3f(left).add(0, 0, -1));
    viewer.body.right.part.at(right, new Vector3f(right).add(0, 0, -1));
    viewer.body.left.squeeze = squeeze;
    viewer.body.right.squeeze = squeeze;
    viewer.settle();
    for (int i = 0; i < 3; i++) {
      viewer.frame();
    }
  }

  /** All is let go in order. */
  private void leave() {
    figure("frames", viewer.frames());
    holds(viewer.frames() > 10, "hardly a frame was drawn");
  }
}
