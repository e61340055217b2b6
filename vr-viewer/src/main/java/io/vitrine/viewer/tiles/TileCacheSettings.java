package io.vitrine.viewer.tiles;

/**
 * Bounds of the tile cache.
 *
 * @param cacheBytes device memory for texels
 * @param frameBytes most bytes of texels sent to the device in one frame
 * @param ringBytes the upload ring
 * @param pageSize side of a page in texels
 */
public record TileCacheSettings(long cacheBytes, long frameBytes, int ringBytes, int pageSize) {
  private static final long MIB = 1 << 20;

  public static final TileCacheSettings DEFAULT =
      new TileCacheSettings(512 * MIB, 4 * MIB, (int) (24 * MIB), Shelves.MOST_PAGE_SIZE);

  /** The same with another size of device memory for texels. */
  public TileCacheSettings withCacheBytes(long bytes) {
    return new TileCacheSettings(bytes, frameBytes, ringBytes, pageSize);
  }
}
