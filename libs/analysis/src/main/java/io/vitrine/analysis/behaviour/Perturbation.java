package io.vitrine.analysis.behaviour;

import java.util.Random;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * A change to a picture that leaves what it shows mostly as it was. Acts on the picture from 0 to 1
 * before the model's normalisation. The same arguments give the same picture.
 */
public sealed interface Perturbation {
  /**
   * A changed copy.
   *
   * @param picture channels x height x width, row by row
   */
  float[] apply(float[] picture, int channels, int height, int width);

  /** To the right by some pixels; the left edge is repeated. */
  record Shift(int pixels) implements Perturbation {
    @Override
    public float[] apply(float[] picture, int channels, int height, int width) {
      float[] changed = new float[picture.length];
      for (int row = 0; row < channels * height; row++) {
        for (int x = 0; x < width; x++) {
          changed[row * width + x] = picture[row * width + Math.max(0, x - pixels)];
        }
      }
      return changed;
    }
  }

  /** Gaussian noise, clipped to [0, 1]. */
  record Noise(double deviation, long seed) implements Perturbation {
    @Override
    public float[] apply(float[] picture, int channels, int height, int width) {
      Random random = new Random(seed);
      float[] changed = new float[picture.length];
      for (int i = 0; i < changed.length; i++) {
        changed[i] =
            (float) Math.min(1, Math.max(0, picture[i] + deviation * random.nextGaussian()));
      }
      return changed;
    }
  }

  /** Nothing left above a radial frequency in cycles per pixel, edges joined, clipped to [0, 1]. */
  record LowPass(double frequency) implements Perturbation {
    @Override
    public float[] apply(float[] picture, int channels, int height, int width) {
      DoubleFFT_2D transform = new DoubleFFT_2D(height, width);
      float[] changed = new float[picture.length];
      int pixels = height * width;
      for (int channel = 0; channel < channels; channel++) {
        double[] spectrum = new double[2 * pixels];
        for (int i = 0; i < pixels; i++) {
          spectrum[2 * i] = picture[channel * pixels + i];
        }
        transform.complexForward(spectrum);
        for (int v = 0; v < height; v++) {
          for (int u = 0; u < width; u++) {
            double at =
                Math.hypot(
                    (double) Math.min(u, width - u) / width,
                    (double) Math.min(v, height - v) / height);
            if (at > frequency) {
              spectrum[2 * (v * width + u)] = 0;
              spectrum[2 * (v * width + u) + 1] = 0;
            }
          }
        }
        transform.complexInverse(spectrum, true);
        for (int i = 0; i < pixels; i++) {
          changed[channel * pixels + i] = (float) Math.min(1, Math.max(0, spectrum[2 * i]));
        }
      }
      return changed;
    }
  }

  /** Cut into patches x patches rectangles that are laid down in another order. */
  record PatchShuffle(int patches, long seed) implements Perturbation {
    @Override
    public float[] apply(float[] picture, int channels, int height, int width) {
      if (height % patches != 0 || width % patches != 0) {
        throw new IllegalArgumentException(
            "%d x %d pixels can't be cut into %d x %d equal patches"
                .formatted(height, width, patches, patches));
      }
      int[] order = order();
      int patchHeight = height / patches;
      int patchWidth = width / patches;
      float[] changed = new float[picture.length];
      for (int channel = 0; channel < channels; channel++) {
        for (int to = 0; to < order.length; to++) {
          for (int y = 0; y < patchHeight; y++) {
            System.arraycopy(
                picture,
                corner(channel, order[to], height, width) + y * width,
                changed,
                corner(channel, to, height, width) + y * width,
                patchWidth);
          }
        }
      }
      return changed;
    }

    private int corner(int channel, int patch, int height, int width) {
      return (channel * height + patch / patches * (height / patches)) * width
          + patch % patches * (width / patches);
    }

    private int[] order() {
      Random random = new Random(seed);
      int[] order = new int[patches * patches];
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    }
  }
}
