package io.vitrine.analysis.frequency;

import java.util.OptionalDouble;

/**
 * Share of energy above 0.25 cycles per pixel (of pictures and activation maps: per map cell; state
 * which beside the number).
 */
public final class HighFrequency {
  /** In cycles per pixel, radially. */
  public static final double ABOVE = .25;

  /** Smaller maps have no frequencies to speak of. */
  public static final int LEAST_SIDE = 16;

  /** Kernels are padded to a square of this side. */
  public static final int KERNEL_SIDE = 64;

  private HighFrequency() {}

  /**
   * Of a picture: luminance of linear RGB, rim left out, weighted mean removed, Hann window. Absent
   * where it is smaller than {@link #LEAST_SIDE} or constant. White noise gives 0.80.
   *
   * @param rgb 3 x height x width, sRGB from 0 to 1
   * @param rim pixels at each edge that are padding, left out
   */
  public static OptionalDouble ofPicture(float[] rgb, int height, int width, int rim) {
    int pixels = height * width;
    if (rgb.length != 3 * pixels) {
      throw new IllegalArgumentException(
          "%d elements are no 3 x %d x %d".formatted(rgb.length, height, width));
    }
    int innerHeight = height - 2 * rim;
    int innerWidth = width - 2 * rim;
    if (Math.min(innerHeight, innerWidth) < LEAST_SIDE) {
      return OptionalDouble.empty();
    }
    double[] plane = new double[innerHeight * innerWidth];
    for (int y = 0; y < innerHeight; y++) {
      for (int x = 0; x < innerWidth; x++) {
        int at = (y + rim) * width + x + rim;
        plane[y * innerWidth + x] =
            .2126 * linear(rgb[at])
                + .7152 * linear(rgb[pixels + at])
                + .0722 * linear(rgb[2 * pixels + at]);
      }
    }
    return windowed(plane, innerHeight, innerWidth);
  }

  /**
   * Of one channel's activation map. Absent (not defined) where it is smaller than {@link
   * #LEAST_SIDE} or constant.
   *
   * @param map height x width, row by row
   */
  public static OptionalDouble ofMap(float[] map, int height, int width) {
    if (Math.min(height, width) < LEAST_SIDE) {
      return OptionalDouble.empty();
    }
    double[] plane = new double[height * width];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = map[i];
    }
    return windowed(plane, height, width);
  }

  /**
   * Of a convolution's kernels, weighted by energy over all pairs of input and output; frequency 0
   * counts among all. Absent for 1 x 1 kernels, for kernels larger than {@link #KERNEL_SIDE} and
   * where all are 0. A delta gives 0.81.
   *
   * @param weight pairs x height x width, row by row
   */
  public static OptionalDouble ofKernels(float[] weight, int height, int width) {
    int each = height * width;
    if (Math.max(height, width) == 1 || Math.max(height, width) > KERNEL_SIDE) {
      return OptionalDouble.empty();
    }
    if (weight.length % each != 0) {
      throw new IllegalArgumentException(
          "%d elements are no kernels of %d x %d".formatted(weight.length, height, width));
    }
    double high = 0;
    double all = 0;
    double[] padded = new double[KERNEL_SIDE * KERNEL_SIDE];
    for (int start = 0; start < weight.length; start += each) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          padded[y * KERNEL_SIDE + x] = weight[start + y * width + x];
        }
      }
      Transform.Energy energy = Transform.energy(padded, KERNEL_SIDE, KERNEL_SIDE, ABOVE, true);
      high += energy.above();
      all += energy.all();
    }
    return all > 0 ? OptionalDouble.of(high / all) : OptionalDouble.empty();
  }

  private static OptionalDouble windowed(double[] plane, int height, int width) {
    double[] window = new double[plane.length];
    double weights = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        window[at] = hann(y, height) * hann(x, width);
        weights += window[at];
        sum += window[at] * plane[at];
        least = Math.min(least, plane[at]);
        most = Math.max(most, plane[at]);
      }
    }
    if (!(most > least)) {
      return OptionalDouble.empty();
    }
    double mean = sum / weights;
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (plane[i] - mean) * window[i];
    }
    Transform.Energy energy = Transform.energy(plane, height, width, ABOVE, false);
    // What is not constant may lie where the window is 0.
    return energy.all() > 0 ? OptionalDouble.of(energy.share()) : OptionalDouble.empty();
  }

  /** Periodic Hann window: 0 at the first pixel, as if the next period began behind the last. */
  private static double hann(int at, int size) {
    double sine = Math.sin(Math.PI * at / size);
    return sine * sine;
  }

  private static double linear(double value) {
    return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
  }
}
