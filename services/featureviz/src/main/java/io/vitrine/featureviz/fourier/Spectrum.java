package io.vitrine.featureviz.fourier;

import io.vitrine.featureviz.draws.CounterRandom;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.Objective;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The spectrum a picture is optimised through: real and imaginary parts of the non-negative
 * frequencies across, [pictures, colours, height, width / 2 + 1, 2].
 */
record Spectrum(int colours, int height, int width) {
  private static final double START_DEVIATION = 0.01;

  int columns() {
    return width / 2 + 1;
  }

  int perPicture() {
    return colours * height * columns() * 2;
  }

  long[] shape(int pictures) {
    return new long[] {pictures, colours, height, columns(), 2};
  }

  Tensor zeros(int pictures) {
    return Floats.tensor(new float[pictures * perPicture()], shape(pictures));
  }

  /** The start noise, for each picture from seed and objective alone. */
  Tensor start(long seed, List<Objective> objectives) {
    float[] all = new float[objectives.size() * perPicture()];
    for (int i = 0; i < objectives.size(); i++) {
      float[] one =
          CounterRandom.of("start", seed, name(objectives.get(i)))
              .normal(perPicture(), START_DEVIATION);
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return Floats.tensor(all, shape(objectives.size()));
  }

  /** 1 / max(f, 1 / longer side)^decay with f in cycles per pixel: [height, columns, 1]. */
  Tensor scale(double decay) {
    float[] scale = new float[height * columns()];
    double least = 1.0 / Math.max(height, width);
    for (int y = 0; y < height; y++) {
      double down = (double) (y <= (height - 1) / 2 ? y : y - height) / height;
      for (int x = 0; x < columns(); x++) {
        double across = (double) x / width;
        double f = Math.max(least, Math.sqrt(down * down + across * across));
        scale[y * columns() + x] = (float) (1 / StrictMath.pow(f, decay));
      }
    }
    return Floats.tensor(scale, height, columns(), 1);
  }

  private static long name(Objective objective) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(objective.getValue().getBytes(StandardCharsets.UTF_8));
      ByteBuffer channel = ByteBuffer.allocate(1 + Integer.BYTES);
      channel.put((byte) 0).putInt(objective.getChannel());
      return ByteBuffer.wrap(digest.digest(channel.array())).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
