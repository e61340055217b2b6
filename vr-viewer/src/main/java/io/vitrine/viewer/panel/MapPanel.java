package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.WingView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** The hall from above, its entry below: each layer is a bar that can be jumped to. */
public final class MapPanel {
  private static final float WIDTH = 11;
  private static final float HEIGHT = 49;

  /** Room for the buttons below it. */
  private static final float FOOT = 3;

  /** Of the map at the wrist, in metres: 45 m of hall are as long as a forearm, about 1:150. */
  private static final float WRIST_CAPITAL = 0.0065f;

  private static final float PAD = 1.2f;
  private static final float BAR = 0.55f;

  private record Spread(LayerView layer, float along, float left, float right) {}

  private final FontAtlas font;
  private final Vector3f entry;
  private final Vector3f forward;
  private final Vector3f side;
  private final float length;
  private final float reach;
  private final Panel panel;

  public MapPanel(FontAtlas font, Hall hall) {
    this.font = font;
    entry = hall.entry();
    Vector3f way = hall.end().sub(entry);
    length = Math.max(1, way.length());
    forward = way.length() < 1e-3f ? new Vector3f(0, 0, -1) : way.normalize();
    side = new Vector3f(forward).cross(0, 1, 0).normalize();
    List<Spread> spreads = new ArrayList<>(hall.layers().stream().map(this::spread).toList());
    spreads.sort(Comparator.comparingDouble(Spread::along));
    reach =
        (float)
            spreads.stream()
                .mapToDouble(s -> Math.max(Math.abs(s.left()), Math.abs(s.right())))
                .max()
                .orElse(1);
    panel = draw(spreads);
  }

  private Spread spread(LayerView layer) {
    float left = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float along = 0;
    for (WingView wing : layer.wings()) {
      int columns = (wing.tiles() + wing.rows() - 1) / wing.rows();
      Vector3f from = new Vector3f(wing.origin()).sub(entry);
      Vector3f to = new Vector3f(from).fma(columns, wing.columnStep());
      left = Math.min(left, Math.min(from.dot(side), to.dot(side)));
      right = Math.max(right, Math.max(from.dot(side), to.dot(side)));
      along += from.dot(forward) / layer.wings().size();
    }
    return new Spread(layer, along, left, right);
  }

  private Panel draw(List<Spread> spreads) {
    PanelWriter out = new PanelWriter(font, WIDTH, HEIGHT).ground();
    for (int i = 0; i < spreads.size(); i++) {
      Spread s = spreads.get(i);
      float y = y(s.along());
      out.rectangle(new Box(x(s.left()), y - BAR / 2, x(s.right()), y + BAR / 2), Ink.RIM);
      // Each layer's band reaches half way to the next one; of layers side by side each has its
      // part.
      float below = i == 0 ? FOOT + PAD / 2 : (y + y(spreads.get(i - 1).along())) / 2;
      float above =
          i == spreads.size() - 1 ? HEIGHT - PAD / 2 : (y + y(spreads.get(i + 1).along())) / 2;
      boolean beside = above - below < BAR / 2;
      Box band =
          beside
              ? new Box(x(s.left()), y - BAR, x(s.right()), y + BAR)
              : new Box(0.3f, below, WIDTH - 0.3f, above);
      String title = s.layer().title().strip().split(" {2,}", 2)[0];
      out.area(band, Spot.MAP, Action.JUMP, s.layer().index(), title);
    }
    String size = Action.SCALE.title() + "  (- =)";
    Box smaller = new Box(0.5f, 0.4f, WIDTH / 2 - 0.25f, FOOT - 0.2f);
    Box larger = new Box(WIDTH / 2 + 0.25f, 0.4f, WIDTH - 0.5f, FOOT - 0.2f);
    out.button(smaller, "−", false, Action.SCALE, -1, size);
    out.button(larger, "+", false, Action.SCALE, 1, size);
    return out.done();
  }

  /**
   * Where it hangs at a wrist.
   *
   * @param wrist the middle of its lower edge; right and up are a metre of the walker's own
   */
  public static Placement atWrist(Placement wrist) {
    Vector3f right = new Vector3f(wrist.right()).mul(WRIST_CAPITAL);
    return new Placement(
        new Vector3f(wrist.origin()).fma(-WIDTH / 2, right),
        right,
        new Vector3f(wrist.up()).mul(WRIST_CAPITAL),
        1);
  }

  private float y(float along) {
    float room = HEIGHT - FOOT - 2 * PAD;
    return FOOT + PAD + Math.max(-0.02f, Math.min(1.02f, along / length)) * room;
  }

  private float x(float aside) {
    return WIDTH / 2 + aside / Math.max(reach, 1) * (WIDTH / 2 - 0.6f);
  }

  /** The map itself. */
  public Panel panel() {
    return panel;
  }

  /** Where the walker is and looks, to be laid on the map. */
  public Panel here(Pose pose) {
    Vector3f from = new Vector3f(pose.eye()).sub(entry);
    Vector3f look = new Vector3f((float) -Math.sin(pose.yaw()), 0, (float) -Math.cos(pose.yaw()));
    float y = y(from.dot(forward));
    float x = x(Math.max(-reach, Math.min(reach, from.dot(side))));
    PanelWriter out = new PanelWriter(font, WIDTH, HEIGHT);
    float dx = look.dot(side);
    float dy = look.dot(forward);
    for (int i = 1; i <= 4; i++) {
      dot(out, x + dx * i * 0.42f, y + dy * i * 0.42f, 0.16f);
    }
    dot(out, x, y, 0.45f);
    return out.done();
  }

  private static void dot(PanelWriter out, float x, float y, float half) {
    out.rectangle(new Box(x - half, y - half, x + half, y + half), Ink.BAR);
  }

  /** Where to stand to see a layer. */
  public Pose before(LayerView layer, float eyeHeight) {
    Spread s = spread(layer);
    float width = s.right() - s.left();
    float back = Math.max(2.2f, Math.min(6, width * 0.6f));
    Vector3fc eye =
        new Vector3f(entry)
            .fma(s.along() - back, forward)
            .fma((s.left() + s.right()) / 2, side)
            .add(0, eyeHeight, 0);
    return Pose.towards(eye, new Vector3f(eye).add(forward));
  }
}
