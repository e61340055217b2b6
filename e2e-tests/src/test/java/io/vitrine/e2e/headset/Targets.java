package io.vitrine.e2e.headset;

import io.vitrine.viewer.hand.Picker;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.scene.WingView;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * 200 tiles chosen by chance, each pointed at by a hand that trembles: 0.35 degrees RMS off its
 * mark, in every direction alike, new for every frame. Large ones are clicked where they hang; of
 * those under 1.5 degrees first the layer, then the tile on its reading wall. Right is what is
 * right at once.
 */
final class Targets {
  private static final int TARGETS = 200;
  private static final double LEAST_RIGHT = 0.97;

  /** Of one of two axes, so that both together are 0.35 degrees. */
  private static final double TREMOR = Math.toRadians(0.35) / Math.sqrt(2);

  /** A tenth of a second and more, in which the hand rests on its mark. */
  private static final int FRAMES_OF_AIMING = 6;

  private static final long SEED = 20261128;

  private final WornViewer viewer;
  private final Random random = new Random(SEED);
  private final List<String> wrong = new ArrayList<>();
  private int singly;
  private int onWalls;

  Targets(WornViewer viewer) {
    this.viewer = viewer;
  }

  void play(PrintStream out) throws IOException {
    Hall hall = viewer.live.hall();
    Picker picker = new Picker(hall);
    int done = 0;
    for (int tries = 0; done < TARGETS && tries < 20 * TARGETS; tries++) {
      WingView wing = hall.wings().get(random.nextInt(hall.wings().size()));
      int place = random.nextInt(wing.tiles());
      Vector3f tile = wing.centre(place);
      Vector3f facing = new Vector3f(wing.down()).cross(wing.right()).normalize();
      float side = Math.min(wing.right().length(), wing.down().length());
      // From so near that a tile is 3 degrees to so far that it is less than 1.
      float far = side / (float) Math.toRadians(0.8 + 2.4 * random.nextFloat());
      Vector3f from =
          new Vector3f(facing)
              .rotateY((random.nextFloat() - 0.5f) * 0.9f)
              .mul(Math.max(0.5f, Math.min(8, far)))
              .add(tile);
      from.y = 1.0f + 0.5f * random.nextFloat();
      Target seen = picker.aim(new Ray(from, new Vector3f(tile).sub(from).normalize()), List.of());
      boolean single = seen instanceof Target.Tile at && at.tile() == wing.firstTile() + place;
      boolean layer = seen instanceof Target.Layer of && of.layer().index() == wing.layer();
      if (single || layer) {
        stand(from, tile);
        // What a panel hangs before is not pointed at: one steps aside.
        Target open =
            picker.aim(
                new Ray(from, new Vector3f(tile).sub(from).normalize()),
                viewer.visit.hud().panels());
        if (open.equals(seen)) {
          done++;
          attempt(hall.layers().get(wing.layer()), wing, place, from, tile, single);
        }
      }
    }
    double right = 1 - wrong.size() / (double) done;
    out.println(String.format(Locale.ROOT, "FIGURE targets %d", done));
    out.println(String.format(Locale.ROOT, "FIGURE targets-singly %d", singly));
    out.println(String.format(Locale.ROOT, "FIGURE targets-on-walls %d", onWalls));
    out.println(String.format(Locale.ROOT, "FIGURE targets-right %.4f", right));
    wrong.forEach(w -> out.println("WRONG " + w));
    if (done < TARGETS || right < LEAST_RIGHT) {
      throw new AssertionError("of " + done + " targets " + wrong.size() + " were wrong at first");
    }
  }

  private void attempt(
      LayerView layer, WingView wing, int place, Vector3f from, Vector3f tile, boolean single)
      throws IOException {
    click(from, tile);
    int number = wing.firstTile() + place;
    if (single) {
      singly++;
      judge(viewer.visit.enlarged().equals(Optional.of(number)), layer, place, "singly");
      viewer.visit.reduce();
    } else {
      onWalls++;
      if (!viewer.visit.reading().equals(Optional.of(layer))) {
        judge(false, layer, place, "its layer");
      } else {
        onWall(layer, number, place, from);
      }
      viewer.visit.stopReading();
      viewer.visit.reduce();
    }
    viewer.frame();
  }

  /** On the page that is shown; one of its tiles, if the wanted one is on another. */
  private void onWall(LayerView layer, int number, int place, Vector3f from) throws IOException {
    List<PlacedPanel> walls =
        viewer.visit.hud().panels().stream()
            .filter(panel -> panel.solid() && panel.panel().tiles().size() > 1)
            .toList();
    if (walls.isEmpty() && layer.tiles() > 1) {
      judge(false, layer, place, "no wall opens");
      return;
    }
    PlacedPanel wall =
        walls.isEmpty()
            ? viewer.visit.hud().panels().stream()
                .filter(panel -> !panel.panel().tiles().isEmpty())
                .findFirst()
                .orElseThrow()
            : walls.get(0);
    List<Panel.TileFigure> figures = wall.panel().tiles();
    Panel.TileFigure wanted =
        figures.stream()
            .filter(figure -> figure.tile() == number)
            .findFirst()
            .orElse(figures.get(number % figures.size()));
    Panel.Box box = wanted.box();
    Vector3f middle =
        new Vector3f(wall.placement().origin())
            .fma((box.left() + box.right()) / 2, wall.placement().right())
            .fma((box.bottom() + box.top()) / 2, wall.placement().up());
    click(from, middle);
    judge(viewer.visit.enlarged().equals(Optional.of(wanted.tile())), layer, place, "on its wall");
  }

  private void judge(boolean right, LayerView layer, int place, String how) {
    if (!right) {
      wrong.add(
          layer.value() + ":" + place + " " + how + "; pointed at " + viewer.controls.aim().spot());
    }
  }

  /** Behind the hand, so that no panel is before it. */
  private void stand(Vector3fc hand, Vector3fc target) throws IOException {
    Vector3f back = new Vector3f(hand).sub(target);
    back.y = 0;
    back.normalize();
    Pose pose = Pose.towards(new Vector3f(back).mul(0.05f).add(hand).setComponent(1, 1.6f), target);
    viewer.visit.travel(new Pose(pose.eye(), pose.yaw(), 0), 0);
    viewer.frame();
    // The other hand hangs down, and the map with it.
    viewer.body.left.part.position.set(viewer.body.head.position).add(-0.3f, -1, 0.3f);
  }

  private void click(Vector3fc from, Vector3fc target) throws IOException {
    aim(from, target, FRAMES_OF_AIMING);
    viewer.body.right.trigger = true;
    aim(from, target, 1);
    viewer.body.right.trigger = false;
    aim(from, target, 1);
  }

  private void aim(Vector3fc from, Vector3fc target, int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      Vector3f hand = viewer.toRoom(from);
      viewer.body.right.part.at(hand, viewer.toRoom(target));
      viewer
          .body
          .right
          .part
          .orientation
          .rotateY((float) (random.nextGaussian() * TREMOR))
          .rotateX((float) (random.nextGaussian() * TREMOR));
      viewer.body.send();
      viewer.frame();
    }
    viewer.settle();
  }
}
