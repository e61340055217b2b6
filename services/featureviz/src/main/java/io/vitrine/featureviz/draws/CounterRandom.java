package io.vitrine.featureviz.draws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Random numbers by position: the n-th number of a key is the same on every machine, whatever was
 * drawn before. The key is a SHA-256 of what the numbers are for; the numbers are SplitMix64
 * (Steele, Lea, Flood 2014) of key and position. One thread.
 */
public final class CounterRandom {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long key;
  private long position;

  private CounterRandom(long key) {
    this.key = key;
  }

  /**
   * @param purpose tells the uses of one seed apart
   */
  public static CounterRandom of(String purpose, long... numbers) {
    MessageDigest digest = sha256();
    digest.update(purpose.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(1 + numbers.length * Long.BYTES);
    bytes.put((byte) 0);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return new CounterRandom(ByteBuffer.wrap(digest.digest(bytes.array())).getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Uniform in 0 to bound - 1. */
  public int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** Uniform in (0, 1]. */
  private double unit() {
    return ((next() >>> 11) + 1) * 0x1p-53;
  }

  /** Normal numbers of mean 0 (Box, Muller 1958), to the last bit the same everywhere. */
  public float[] normal(int count, double deviation) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i += 2) {
      double radius = deviation * Math.sqrt(-2 * StrictMath.log(unit()));
      double angle = 2 * Math.PI * unit();
      numbers[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < count) {
        numbers[i + 1] = (float) (radius * StrictMath.sin(angle));
      }
    }
    return numbers;
  }

  private long next() {
    long z = key + ++position * GOLDEN;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
