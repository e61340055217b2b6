package io.vitrine.inference.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value with its levels of detail, quantised. Level 0 has a texel per element; each further
 * level halves both sides, rounding up, and keeps for every texel the signed extreme and the mean
 * of all elements under it. A texel with a NaN or an infinity under it is no number, at every
 * level. Immutable; keeps nothing of the numbers it was made from.
 */
public final class Pyramid {
  private final TileGeometry geometry;
  private final Quantization quantization;
  private final int finest;
  private final List<Texels> levels;

  /**
   * Bytes of some tiles at one level.
   *
   * @param bytes tile after tile; on levels above 0 first the extreme plane, then the mean plane
   * @param notNumbers ranges [from, to) of bytes that stand for no number, as consecutive pairs
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the wire, never compared
  public record Texels(byte[] bytes, List<Integer> notNumbers) {}

  private Pyramid(
      TileGeometry geometry, Quantization quantization, int finest, List<Texels> levels) {
    this.geometry = geometry;
    this.quantization = quantization;
    this.finest = finest;
    this.levels = levels;
  }

  /**
   * @param values at least geometry.elements() numbers; only read, and only until this returns
   * @param finest the finest level kept
   */
  public static Pyramid of(
      float[] values, TileGeometry geometry, Quantization quantization, int finest) {
    int least = Math.min(finest, geometry.coarsestLevel());
    List<Texels> levels = new ArrayList<>();
    Halving halving = new Halving(geometry, values);
    for (int level = 0; level <= geometry.coarsestLevel(); level++) {
      if (level > 0) {
        halving.next();
      }
      if (level >= least) {
        levels.add(quantize(geometry, quantization, level, halving));
      }
    }
    return new Pyramid(geometry, quantization, least, List.copyOf(levels));
  }

  public TileGeometry geometry() {
    return geometry;
  }

  public Quantization quantization() {
    return quantization;
  }

  /** The finest level there is. */
  public int finest() {
    return finest;
  }

  /** Tiles [first, first + count) at a level. */
  public Texels texels(int level, int first, int count) {
    Texels all = levels.get(level - finest);
    int from = first * geometry.texels(level);
    int to = from + count * geometry.texels(level);
    List<Integer> notNumbers = new ArrayList<>();
    for (int i = 0; i < all.notNumbers.size(); i += 2) {
      int start = Math.max(from, all.notNumbers.get(i));
      int end = Math.min(to, all.notNumbers.get(i + 1));
      if (start < end) {
        notNumbers.add(start - from);
        notNumbers.add(end - from);
      }
    }
    return new Texels(Arrays.copyOfRange(all.bytes, from, to), List.copyOf(notNumbers));
  }

  private static Texels quantize(
      TileGeometry geometry, Quantization quantization, int level, Halving halving) {
    int plane = geometry.height(level) * geometry.width(level);
    byte[] bytes = new byte[Math.multiplyExact(geometry.tiles(), geometry.texels(level))];
    List<Integer> notNumbers = new ArrayList<>();
    int at = 0;
    for (int tile = 0; tile < geometry.tiles(); tile++) {
      for (int i = 0; i < plane; i++) {
        put(halving.extreme(tile * plane + i), quantization, bytes, at++, notNumbers);
      }
      for (int i = 0; level > 0 && i < plane; i++) {
        put(halving.mean(tile, i), quantization, bytes, at++, notNumbers);
      }
    }
    return new Texels(bytes, List.copyOf(notNumbers));
  }

  private static void put(
      float value, Quantization quantization, byte[] to, int at, List<Integer> notNumbers) {
    if (Math.abs(value) <= Float.MAX_VALUE) {
      to[at] = quantization.quantize(value);
      return;
    }
    to[at] = (byte) quantization.zeroPoint();
    int last = notNumbers.size() - 1;
    if (last > 0 && notNumbers.get(last) == at) {
      notNumbers.set(last, at + 1);
    } else {
      notNumbers.add(at);
      notNumbers.add(at + 1);
    }
  }
}
