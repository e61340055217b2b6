package io.vitrine.inference.view;

import io.vitrine.protocol.WantedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order and in which pieces the wanted levels of several values are sent: the level of one
 * texel of every value first, in the order wanted, then each value's next finer one.
 */
public final class ViewPlan {
  /**
   * A piece of one value: some tiles at one level.
   *
   * @param value index of the value among the wanted
   * @param last whether the value is complete with it
   */
  public record Piece(int value, int level, int firstTile, int tiles, boolean last) {}

  private ViewPlan() {}

  /**
   * @param geometries of the wanted values, in the same order
   * @param chunkBytes most bytes of a piece, if one tile fits
   * @param tileBytes most bytes of a tile; a level whose tiles are larger is left out, and those
   *     finer
   */
  public static List<Piece> of(
      List<WantedValue> wanted, List<TileGeometry> geometries, int chunkBytes, int tileBytes) {
    List<Piece> pieces = new ArrayList<>();
    int rounds = geometries.stream().mapToInt(TileGeometry::coarsestLevel).max().orElse(0) + 1;
    for (int round = 0; round < rounds; round++) {
      for (int value = 0; value < wanted.size(); value++) {
        TileGeometry geometry = geometries.get(value);
        int level = geometry.coarsestLevel() - round;
        int finest = finest(wanted.get(value), geometry, tileBytes);
        if (level >= finest) {
          split(wanted.get(value), geometry, value, level, level == finest, chunkBytes, pieces);
        }
      }
    }
    return List.copyOf(pieces);
  }

  /** The finest level of a value that is sent. */
  public static int finest(WantedValue wanted, TileGeometry geometry, int tileBytes) {
    int finest = Math.min(wanted.getFinestLevel(), geometry.coarsestLevel());
    while (finest < geometry.coarsestLevel() && geometry.texels(finest) > tileBytes) {
      finest++;
    }
    return finest;
  }

  private static void split(
      WantedValue wanted,
      TileGeometry geometry,
      int value,
      int level,
      boolean finest,
      int chunkBytes,
      List<Piece> pieces) {
    int first = Math.min(wanted.getTilesFirst(), geometry.tiles());
    int end =
        wanted.getTilesCount() == 0
            ? geometry.tiles()
            : (int) Math.min(geometry.tiles(), (long) first + wanted.getTilesCount());
    int most = Math.max(1, chunkBytes / geometry.texels(level));
    for (int tile = first; tile < end; tile += most) {
      int tiles = Math.min(most, end - tile);
      pieces.add(new Piece(value, level, tile, tiles, finest && tile + tiles == end));
    }
  }
}
