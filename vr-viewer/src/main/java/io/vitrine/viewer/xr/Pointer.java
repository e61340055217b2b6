package io.vitrine.viewer.xr;

import org.joml.Vector3f;

/**
 * Where a hand points, without its tremor: a filter that holds still what hardly moves and lets
 * pass what moves fast (Casiez, Roussel, Vogel 2012), and a memory of the last moments, since
 * pulling a trigger moves the hand.
 */
final class Pointer {
  /** Below this many changes per second all is tremor. */
  private static final float LEAST_CUTOFF = 0.8f;

  /** Changes per second that pass, for each radian per second. */
  private static final float CUTOFF_PER_SPEED = 6;

  private static final float SPEED_CUTOFF = 1;
  private static final int REMEMBERED = 32;

  private final Vector3f origin = new Vector3f();
  private final Vector3f way = new Vector3f(0, 0, -1);
  private final Vector3f before = new Vector3f();
  private final Vector3f speed = new Vector3f();
  private final Vector3f scratch = new Vector3f();
  private final long[] times = new long[REMEMBERED];
  private final Vector3f[] origins = new Vector3f[REMEMBERED];
  private final Vector3f[] ways = new Vector3f[REMEMBERED];
  private int count;
  private long last;

  Pointer() {
    for (int i = 0; i < REMEMBERED; i++) {
      origins[i] = new Vector3f();
      ways[i] = new Vector3f();
    }
  }

  /** The hand is gone: what comes next has nothing to do with what was. */
  void reset() {
    count = 0;
  }

  /** Takes in where the hand points at a time. */
  void follow(Place aim, long nanos) {
    aim.way(scratch);
    float seconds = (nanos - last) / 1e9f;
    if (count == 0 || seconds <= 0 || seconds > 0.5f) {
      count = 0;
      way.set(scratch);
      origin.set(aim.position);
      speed.set(0);
    } else {
      float toSpeed = part(SPEED_CUTOFF, seconds);
      speed.lerp(new Vector3f(scratch).sub(before).div(seconds), toSpeed);
      float part = part(LEAST_CUTOFF + CUTOFF_PER_SPEED * speed.length(), seconds);
      way.lerp(scratch, part).normalize();
      origin.lerp(aim.position, part);
    }
    before.set(scratch);
    last = nanos;
    int slot = count % REMEMBERED;
    times[slot] = nanos;
    origins[slot].set(origin);
    ways[slot].set(way);
    count++;
  }

  private static float part(float cutoff, float seconds) {
    float time = (float) (1 / (2 * Math.PI * cutoff));
    return 1 / (1 + time / seconds);
  }

  Vector3f origin() {
    return origin;
  }

  Vector3f way() {
    return way;
  }

  /** Number of the memory from just before a time, for {@link #origin(int)}. */
  int at(long nanos) {
    int oldest = Math.max(0, count - REMEMBERED);
    int found = count - 1;
    while (found > oldest && times[found % REMEMBERED] > nanos) {
      found--;
    }
    return found % REMEMBERED;
  }

  Vector3f origin(int memory) {
    return origins[memory];
  }

  Vector3f way(int memory) {
    return ways[memory];
  }
}
