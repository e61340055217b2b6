package io.vitrine.viewer.text;

import io.vitrine.viewer.text.Label.Card;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * Which labels are shown, and how large. A label grows up to three times to hold the least height
 * of its capitals on the picture; where that is not enough it fades out. No two overlap on the
 * picture, and none is half hidden behind a wing: where the card does not fit in full, its brief
 * form may. Near ones come first, and what was shown before keeps its place against what is up to a
 * fifth nearer. Belongs to one thread.
 */
public final class LabelPlanner {
  /** Most labels in one view. */
  public static final int MOST = 40;

  /** Least height of a capital on the picture. */
  public static final float LEAST_PX = 10;

  /** The same as an angle: 30 minutes of arc. */
  public static final float LEAST_RADIANS = (float) Math.toRadians(0.5);

  /** How often its own size a label grows at most. */
  public static final float MOST_GROWTH = 3;

  /** From this growth on only the brief form is shown: far labels are to leave room to others. */
  private static final float BRIEF_FROM = 2;

  /** How much higher a label is hung, in metres, where a nearer wing covers its place. */
  private static final float LIFT = 0.3f;

  private static final float HYSTERESIS = 0.8f;
  private static final float FADE_SECONDS = 0.15f;
  private static final float NEAREST = 0.4f;
  private static final float GAP_PX = 4;

  /** A rectangle on the picture, in pixels from its centre. */
  public record Box(float left, float bottom, float right, float top) {
    /** Whether two rectangles share a point. */
    public boolean overlaps(Box other) {
      return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
    }

    private Box grown(float by) {
      return new Box(left - by, bottom - by, right + by, top + by);
    }
  }

  /** Whether something stands between the eye and a point. */
  @FunctionalInterface
  public interface Sight {
    /** True if {@code eye} does not see {@code point}. */
    boolean hidden(Vector3fc eye, Vector3fc point);
  }

  /** A label on the picture, as the card that is shown of it. */
  public record Shown(
      int label, Card card, Placement placement, float growth, Box box, float distance) {}

  /** A picture that labels are placed on. */
  private record Look(
      Matrix4fc view, Vector3fc eye, float focal, int width, int height, List<Box> covered) {
    float least() {
      return Math.max(LEAST_PX, LEAST_RADIANS * focal);
    }
  }

  private record Near(int label, float depth, float rank) {}

  private final List<Label> labels;
  private final Sight sight;
  private final float[] opacity;

  public LabelPlanner(List<Label> labels, Sight sight) {
    this.labels = List.copyOf(labels);
    this.sight = sight;
    opacity = new float[labels.size()];
  }

  /**
   * The labels of a view, far ones first.
   *
   * @param focal pixels per unit of slope
   * @param seconds since the last call; labels fade in over 150 ms
   */
  public List<Shown> plan(Matrix4fc view, float focal, int width, int height, float seconds) {
    return plan(view, focal, width, height, seconds, List.of());
  }

  /** The same, where parts of the picture are {@code covered} by something else. */
  public List<Shown> plan(
      Matrix4fc view, float focal, int width, int height, float seconds, List<Box> covered) {
    Vector3f eye = view.invertAffine(new Matrix4f()).getTranslation(new Vector3f());
    Look look = new Look(view, eye, focal, width, height, covered);
    List<Shown> shown = new ArrayList<>();
    float[] before = opacity.clone();
    Arrays.fill(opacity, 0);
    for (Near near : nearest(look)) {
      Optional<Shown> placed = place(near, look, shown);
      if (placed.isPresent() && shown.size() < MOST) {
        int label = near.label();
        opacity[label] = Math.min(1, before[label] + seconds / FADE_SECONDS);
        shown.add(faded(placed.get(), opacity[label]));
      }
    }
    shown.sort(Comparator.comparingDouble((Shown s) -> s.distance()).reversed());
    return shown;
  }

  private List<Near> nearest(Look look) {
    List<Near> out = new ArrayList<>();
    Vector3f at = new Vector3f();
    for (int i = 0; i < labels.size(); i++) {
      float depth = -look.view().transformPosition(labels.get(i).anchor(), at).z;
      if (depth >= NEAREST && growth(labels.get(i).brief(), depth, look) <= MOST_GROWTH) {
        out.add(new Near(i, depth, opacity[i] > 0 ? depth * HYSTERESIS : depth));
      }
    }
    out.sort(Comparator.comparingDouble(Near::rank));
    return out;
  }

  private static float growth(Card card, float depth, Look look) {
    return Math.max(1, look.least() * depth / (look.focal() * card.capHeight()));
  }

  private Optional<Shown> place(Near near, Look look, List<Shown> taken) {
    Label label = labels.get(near.label());
    if (growth(label.full(), near.depth(), look) <= BRIEF_FROM) {
      Optional<Shown> full = place(near, label.full(), 0, look, taken);
      if (full.isPresent()) {
        return full;
      }
    }
    Optional<Shown> brief = place(near, label.brief(), 0, look, taken);
    return brief.isPresent() ? brief : place(near, label.brief(), LIFT, look, taken);
  }

  private Optional<Shown> place(Near near, Card card, float lift, Look look, List<Shown> taken) {
    float growth = growth(card, near.depth(), look);
    Vector3f anchor = new Vector3f(labels.get(near.label()).anchor()).add(0, lift, 0);
    Placement placement = facing(anchor, look.eye(), growth);
    Box box = project(card, placement, look);
    boolean inPicture =
        box.left() > -look.width() / 2f
            && box.right() < look.width() / 2f
            && box.bottom() > -look.height() / 2f
            && box.top() < look.height() / 2f;
    Box room = box.grown(GAP_PX);
    if (!inPicture
        || taken.stream().anyMatch(other -> room.overlaps(other.box()))
        || look.covered().stream().anyMatch(room::overlaps)
        || !whole(card, placement, look.eye())) {
      return Optional.empty();
    }
    return Optional.of(new Shown(near.label(), card, placement, growth, box, near.depth()));
  }

  private static Shown faded(Shown s, float alpha) {
    Placement p = s.placement();
    Placement faded = new Placement(p.origin(), p.right(), p.up(), alpha);
    return new Shown(s.label(), s.card(), faded, s.growth(), s.box(), s.distance());
  }

  /** Upright, turned to the eye. */
  private static Placement facing(Vector3fc anchor, Vector3fc eye, float growth) {
    Vector3f to = new Vector3f(eye).sub(anchor);
    to.y = 0;
    Vector3f right =
        to.lengthSquared() < 1e-8f
            ? new Vector3f(1, 0, 0)
            : new Vector3f(to.z, 0, -to.x).normalize();
    return new Placement(anchor, right.mul(growth), new Vector3f(0, growth, 0), 1);
  }

  /** Whether nothing covers a corner or the middle of the card: half a name is worse than none. */
  private boolean whole(Card card, Placement placement, Vector3fc eye) {
    for (int i = 0; i < 5; i++) {
      float x = i == 4 ? 0 : ((i & 1) == 0 ? -0.5f : 0.5f) * card.width();
      float y = i == 4 ? card.height() / 2 : (i & 2) == 0 ? 0 : card.height();
      if (sight.hidden(eye, point(placement, x, y))) {
        return false;
      }
    }
    return true;
  }

  private static Vector3f point(Placement placement, float x, float y) {
    return new Vector3f(placement.origin()).fma(x, placement.right()).fma(y, placement.up());
  }

  private static Box project(Card card, Placement placement, Look look) {
    float left = Float.POSITIVE_INFINITY;
    float bottom = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      float across = ((corner & 1) == 0 ? -0.5f : 0.5f) * card.width();
      Vector3f p = point(placement, across, (corner & 2) == 0 ? 0 : card.height());
      look.view().transformPosition(p);
      float depth = Math.max(0.05f, -p.z);
      float x = look.focal() * p.x / depth;
      float y = look.focal() * p.y / depth;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    return new Box(left, bottom, right, top);
  }
}
