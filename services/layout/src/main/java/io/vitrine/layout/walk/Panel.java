package io.vitrine.layout.walk;

import io.vitrine.protocol.Wing;
import java.util.ArrayList;
import java.util.List;

/**
 * The wings of one layer before they have a place: how many tiles hang on which side, how large.
 *
 * @param size of a tile
 * @param left tiles left of the aisle; they are the first
 * @param right tiles right of the aisle
 */
record Panel(TileSize size, int left, int right, WalkSettings settings) {

  /** Lane 0 hangs on both sides; a branch hangs on its own; a single tile hangs on the right. */
  static Panel of(Shown shown, int lane, WalkSettings settings) {
    int tiles = shown.tiles();
    int left = lane < 0 ? tiles : lane > 0 ? 0 : tiles / 2;
    int right = tiles - left;
    TileSize size = TileSize.of(shown, Math.max(1, Math.max(left, right)), settings);
    return new Panel(size, left, right, settings);
  }

  int tiles(int side) {
    return side < 0 ? left : right;
  }

  /** Width of the wing on a side along the wing; 0 where no tile hangs. */
  double width(int side) {
    return tiles(side) == 0 ? 0 : size.wingWidth(tiles(side), settings);
  }

  private int rows(int side) {
    int columns = size.columns(tiles(side), settings);
    return (tiles(side) + columns - 1) / columns;
  }

  private double height(int side) {
    return rows(side) * (size.height() + size.gap());
  }

  /** Height of the taller wing; 0 without wings. */
  double height() {
    return Math.max(left == 0 ? 0 : height(-1), right == 0 ? 0 : height(1));
  }

  /** The highest edge of the layer's wings; the middle of the walk's height without wings. */
  double top() {
    return settings.middle() + height() / 2;
  }

  /**
   * The wings.
   *
   * @param plane where the layer's stage stands
   * @param offset width along the plane, from the aisle's edge to the wing
   */
  List<Wing> wings(StagePlane plane, double offset) {
    List<Wing> wings = new ArrayList<>(2);
    int first = 0;
    for (int side : new int[] {-1, 1}) {
      if (tiles(side) > 0) {
        double top = settings.middle() + height(side) / 2;
        wings.add(
            Wing.newBuilder()
                .setOrigin(plane.at(side, offset, top).message())
                .setColumnStep(plane.outwards(side).times(size.width() + size.gap()).message())
                .setRowStep(new Point(0, -(size.height() + size.gap()), 0).message())
                .setColumns(size.columns(tiles(side), settings))
                .setRows(rows(side))
                .setFirstTile(first)
                .setTiles(tiles(side))
                .build());
      }
      first += tiles(side);
    }
    return wings;
  }
}
