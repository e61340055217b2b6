package io.vitrine.viewer.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;

/**
 * Which labels are shown, and how large. A label grows up to three times to hold the least height
 * of its capitals on the picture; where that is not enough it fades out. No two overlap on the
 * picture; near ones come first, and what was shown before keeps its place against what is up to a
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

  /** A label on the picture. */
  public record Shown(int label, Placement placement, float growth, Box box, float distance) {}

  private record Candidate(
      int label, Placement placement, float growth, Box box, float distance, float rank) {}

  /** Whether something stands between the eye and a point. */
  @FunctionalInterface
  public interface Sight {
    /** True if {@code eye} does not see {@code point}. */
    boolean hidden(Vector3fc eye, Vector3fc point);
  }

  private final List<Label> labels;
  private final Sight sight;
  private final float[] opacity;
  private final boolean[] before;

  public LabelPlanner(List<Label> labels, Sight sight) {
    this.labels = List.copyOf(labels);
    this.sight = sight;
    opacity = new float[labels.size()];
    before = new boolean[labels.size()];
  }

  /**
   * The labels of a view, far ones first.
   *
   * @param focal pixels per unit of slope
   * @param seconds since the last call; labels fade in and out over 150 ms
   */
  public List<Shown> plan(Matrix4fc view, float focal, int width, int height, float seconds) {
    List<Candidate> candidates = candidates(view, focal, width, height);
    candidates.sort(Comparator.comparingDouble(Candidate::rank));
    List<Box> taken = new ArrayList<>();
    boolean[] chosen = new boolean[before.length];
    for (Candidate candidate : candidates) {
      Box room = candidate.box().grown(GAP_PX);
      if (taken.size() < MOST && taken.stream().noneMatch(room::overlaps)) {
        taken.add(candidate.box());
        chosen[candidate.label()] = true;
      }
    }
    float step = seconds / FADE_SECONDS;
    List<Shown> shown = new ArrayList<>();
    for (Candidate candidate : candidates) {
      int label = candidate.label();
      if (chosen[label]) {
        float alpha = Math.min(1, opacity[label] + step);
        opacity[label] = alpha;
        Placement place = candidate.placement();
        shown.add(
            new Shown(
                label,
                new Placement(place.origin(), place.right(), place.up(), alpha),
                candidate.growth(),
                candidate.box(),
                candidate.distance()));
      }
    }
    for (int label = 0; label < chosen.length; label++) {
      before[label] = chosen[label];
      if (!chosen[label]) {
        opacity[label] = 0;
      }
    }
    shown.sort(Comparator.comparingDouble((Shown s) -> s.distance()).reversed());
    return shown;
  }

  private List<Candidate> candidates(Matrix4fc view, float focal, int width, int height) {
    List<Candidate> out = new ArrayList<>();
    float least = Math.max(LEAST_PX, LEAST_RADIANS * focal);
    Vector4f at = new Vector4f();
    Vector3f eye = view.invertAffine(new org.joml.Matrix4f()).getTranslation(new Vector3f());
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      at.set(label.anchor().x(), label.anchor().y(), label.anchor().z(), 1).mul(view);
      float depth = -at.z;
      if (depth < NEAREST) {
        continue;
      }
      float growth = Math.max(1, least / (focal * label.capHeight() / depth));
      if (growth > MOST_GROWTH) {
        continue;
      }
      Placement placement = facing(label, eye, growth);
      Box box = project(label, placement, view, focal);
      boolean seen =
          box.right() < width / 2f
              && box.left() > -width / 2f
              && box.top() < height / 2f
              && box.bottom() > -height / 2f;
      if (seen && whole(label, placement, eye)) {
        out.add(
            new Candidate(
                i, placement, growth, box, depth, before[i] ? depth * HYSTERESIS : depth));
      }
    }
    return out;
  }

  /** Upright, turned to the eye. */
  private static Placement facing(Label label, Vector3f eye, float growth) {
    Vector3f to = new Vector3f(eye).sub(label.anchor());
    to.y = 0;
    Vector3f right =
        to.lengthSquared() < 1e-8f
            ? new Vector3f(1, 0, 0)
            : new Vector3f(to.z, 0, -to.x).normalize();
    return new Placement(label.anchor(), right.mul(growth), new Vector3f(0, growth, 0), 1);
  }

  /** Whether nothing covers a corner or the middle of the card: half a name is worse than none. */
  private boolean whole(Label label, Placement placement, Vector3f eye) {
    for (int i = 0; i < 5; i++) {
      float x = i == 4 ? 0 : ((i & 1) == 0 ? -0.5f : 0.5f) * label.width();
      float y = i == 4 ? label.height() / 2 : (i & 2) == 0 ? 0 : label.height();
      Vector3f point =
          new Vector3f(placement.origin()).fma(x, placement.right()).fma(y, placement.up());
      if (sight.hidden(eye, point)) {
        return false;
      }
    }
    return true;
  }

  private static Box project(Label label, Placement placement, Matrix4fc view, float focal) {
    float left = Float.POSITIVE_INFINITY;
    float bottom = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      Vector3f p =
          new Vector3f(placement.origin())
              .fma((corner & 1) == 0 ? -label.width() / 2 : label.width() / 2, placement.right())
              .fma((corner & 2) == 0 ? 0 : label.height(), placement.up());
      view.transformPosition(p);
      float depth = Math.max(0.05f, -p.z);
      float x = focal * p.x / depth;
      float y = focal * p.y / depth;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    return new Box(left, bottom, right, top);
  }
}
