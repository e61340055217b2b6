package io.vitrine.viewer.tiles;

import io.vitrine.viewer.scene.Hall;
import java.util.BitSet;

/**
 * What of the wanted tiles has come, for the newest input. A tile has come when its finest wanted
 * level has.
 */
public final class Arrivals {
  private final BitSet whole;
  private final BitSet any;
  private final int wanted;
  private long firstNanos;
  private long lastNanos;

  Arrivals(Hall hall) {
    wanted = hall.tiles();
    whole = new BitSet(wanted);
    any = new BitSet(wanted);
  }

  void begin() {
    whole.clear();
    any.clear();
    firstNanos = 0;
    lastNanos = 0;
  }

  void came(int firstTile, int tiles, boolean finest) {
    lastNanos = System.nanoTime();
    if (any.isEmpty()) {
      firstNanos = lastNanos;
    }
    any.set(firstTile, firstTile + tiles);
    if (finest) {
      whole.set(firstTile, firstTile + tiles);
    }
  }

  /** Whether every wanted tile is on the device. */
  public boolean complete() {
    return whole.cardinality() == wanted;
  }

  public int wanted() {
    return wanted;
  }

  /** Tiles whose finest wanted level is on the device. */
  public int whole() {
    return whole.cardinality();
  }

  /** Tiles of which some level is on the device. */
  public int withTexture() {
    return any.cardinality();
  }

  /** {@link System#nanoTime} of the first tile; 0 = none yet. */
  public long firstNanos() {
    return firstNanos;
  }

  /** {@link System#nanoTime} of the latest tile; 0 = none yet. */
  public long lastNanos() {
    return lastNanos;
  }
}
