package io.vitrine.featureviz.fourier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the pictures of a block have come along. Arrays are by picture. One thread.
 *
 * <p>{@code curve} holds the objective before each step, under that step's transformation, step by
 * step; {@code start} and {@code best} are of the untransformed picture.
 */
final class Standing {
  private final int pictures;
  private final List<float[]> curve = new ArrayList<>();
  private final float[] start;
  private final float[] best;

  Standing(int pictures) {
    this(pictures, List.of(), new float[pictures], new float[pictures]);
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
  }

  Standing(int pictures, List<float[]> curve, float[] start, float[] best) {
    this.pictures = pictures;
    this.curve.addAll(curve);
    this.start = start;
    this.best = best;
  }

  int steps() {
    return curve.size();
  }

  List<float[]> curve() {
    return curve;
  }

  float[] start() {
    return start;
  }

  float[] best() {
    return best;
  }

  /** Takes in values of further steps, step by step. */
  void stepped(float[] values) {
    for (int from = 0; from < values.length; from += pictures) {
      curve.add(Arrays.copyOfRange(values, from, from + pictures));
    }
  }

  /** Takes in what the untransformed pictures gave before the first step. */
  void started(float[] values) {
    System.arraycopy(values, 0, start, 0, pictures);
  }

  /** Takes in what the untransformed pictures gave later, evaluation by evaluation. */
  void evaluated(float[] values) {
    for (int i = 0; i < values.length; i++) {
      best[i % pictures] = Math.max(best[i % pictures], values[i]);
    }
  }

  /** The objective of a picture at its last step. */
  float last(int picture) {
    return curve.isEmpty() ? start[picture] : curve.get(curve.size() - 1)[picture];
  }

  List<Float> curveOf(int picture) {
    return curve.stream().map(step -> step[picture]).toList();
  }

  /** Nothing moved it. */
  boolean unreached(int picture) {
    return best[picture] <= start[picture];
  }
}
