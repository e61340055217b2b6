package io.vitrine.viewer.tour;

import static io.vitrine.viewer.tour.Moment.NONE;

import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector3f;

/**
 * The first minute: 0 s in the aisle with a picture on the input frame, 15 s another picture, 30 s
 * a strong channel with its visualization and top pictures, 45 s from untrained to trained.
 */
final class Script {
  private static final float FROM_UNTRAINED = 45;
  private static final float SLIDE_SECONDS = 11;

  private final Visit visit;
  private final Optional<Subject> wished;
  private final List<Moment> moments = new ArrayList<>();

  /** A channel of a value. */
  record Subject(String value, int channel) {}

  private Script(Visit visit, Optional<Subject> wished) {
    this.visit = visit;
    this.wished = wished;
  }

  /**
   * Writes the script for a visit.
   *
   * @param wished the channel to stop at; else the most active one of the last feature maps
   * @throws ViewerException if there are not two pictures, or no such channel
   */
  static List<Moment> of(Visit visit, Optional<Subject> wished) {
    Script script = new Script(visit, wished);
    script.write();
    return script.moments;
  }

  private void write() {
    int[] pictures = pictures();
    wished.ifPresent(this::tile);
    Pose entry = CameraPlace.Named.ENTRY.in(visit.live().hall());
    at(0, "before", "A trained network, before it sees anything", () -> {});
    at(1, "first-picture", "A picture goes in: every layer answers", () -> put(pictures[0]));
    at(5, NONE, NONE, () -> visit.travel(along(0.45f), 5));
    at(10.5f, "walk", "Every tile is one channel's map of the picture", () -> {});
    at(12.5f, NONE, NONE, () -> visit.travel(entry, 2.3f));
    at(15, "second-picture", "Another picture: the tiles follow", () -> put(pictures[1]));
    at(22, NONE, NONE, () -> visit.travel(visit.before(layer()), 6));
    at(29, "layer", "One layer, read at arm's length", () -> visit.read(layer()));
    at(31, "channel", "One channel: what it looks for, and what moves it most", this::enlarge);
    at(FROM_UNTRAINED - 2, NONE, NONE, this::leave);
    at(FROM_UNTRAINED - 1.8f, NONE, NONE, () -> visit.travel(entry, 1.5f));
    slide();
    at(58, NONE, "Yours now: F1 shows what you can do", () -> {});
  }

  private void at(float seconds, String frame, String caption, Runnable act) {
    moments.add(new Moment(seconds, frame, caption, act));
  }

  private int[] pictures() {
    int count = visit.pictures();
    if (count < 2) {
      throw new ViewerException(
          "--tour needs two pictures and has " + count + ": give --image twice, or --samples DIR.");
    }
    return new int[] {0, 1};
  }

  private void put(int picture) {
    visit.place(picture);
  }

  private Pose along(float part) {
    Hall hall = visit.live().hall();
    Vector3f eye = hall.entry().lerp(hall.end(), part).add(0, CameraPlace.EYE_HEIGHT, 0);
    return Pose.towards(eye, hall.end().add(0, CameraPlace.EYE_HEIGHT, 0));
  }

  private void enlarge() {
    visit.enlarge(tile());
    visit.visualize();
  }

  private void leave() {
    visit.reduce();
    visit.stopReading();
  }

  private void slide() {
    int stops = visit.checkpoints().size();
    if (stops < 2) {
      return;
    }
    at(FROM_UNTRAINED, "untrained", "The same network, untrained", () -> visit.checkpoint(0));
    for (int stop = 1; stop < stops; stop++) {
      int to = stop;
      String frame =
          stop == stops - 1 ? "trained" : stop == (stops - 1) / 2 ? "half-trained" : NONE;
      String caption = stop == stops - 1 ? "Trained" : stop == 1 ? "It learns" : NONE;
      float seconds = FROM_UNTRAINED + 1 + SLIDE_SECONDS * stop / (stops - 1);
      at(seconds, frame, caption, () -> visit.checkpoint(to));
    }
  }

  private int tile() {
    return wished.map(this::tile).orElseGet(this::strongest);
  }

  private LayerView layer() {
    return visit.layerOf(tile());
  }

  private int tile(Subject subject) {
    LayerView layer =
        visit
            .live()
            .hall()
            .layerOf(subject.value())
            .orElseThrow(
                () ->
                    new ViewerException(
                        "--channel: no layer shows the value '"
                            + subject.value()
                            + "'. 'vitrine model show' names the values."));
    return IntStream.range(layer.firstTile(), layer.firstTile() + layer.tiles())
        .filter(tile -> visit.live().cache().channel(tile) == subject.channel())
        .findFirst()
        .orElseThrow(
            () ->
                new ViewerException(
                    "--channel: no tile shows channel "
                        + subject.channel()
                        + " of "
                        + subject.value()
                        + ", of which "
                        + layer.tiles()
                        + " are shown."));
  }

  /** Of the last feature maps, the tile with the largest mean. */
  private int strongest() {
    List<LayerView> layers = visit.live().hall().layers();
    LayerView last =
        IntStream.iterate(layers.size() - 1, i -> i >= 0, i -> i - 1)
            .mapToObj(layers::get)
            .filter(layer -> layer.tiles() > 1)
            .filter(layer -> visit.live().cache().texels(layer)[1] > 1)
            .findFirst()
            .orElse(layers.get(layers.size() - 1));
    int best = last.firstTile();
    for (int tile = best; tile < last.firstTile() + last.tiles(); tile++) {
      if (visit.live().cache().mean(last, tile) > visit.live().cache().mean(last, best)) {
        best = tile;
      }
    }
    return best;
  }
}
