package io.vitrine.viewer.tiles;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.WingView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.joml.Vector3fc;

/**
 * The tables the shaders read: 64 bytes a layer, 80 a wing, 16 a tile, and 4 for a tile's content.
 * shaders/tile_data.glsl declares the same.
 */
final class TileBuffers implements AutoCloseable {
  static final int NO_CELL = -1;
  private static final int LAYER_BYTES = 64;
  private static final int WING_BYTES = 80;
  private static final int TILE_BYTES = 16;

  final GpuBuffer layers;
  final GpuBuffer wings;
  final GpuBuffer tiles;
  final GpuBuffer words;

  TileBuffers(Gpu gpu, Hall hall) {
    layers = new GpuBuffer(gpu, (long) hall.layers().size() * LAYER_BYTES);
    wings = GpuBuffer.of(gpu, wings(hall));
    tiles = GpuBuffer.of(gpu, tiles(hall));
    words = new GpuBuffer(gpu, hall.tiles() * 4L);
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer wings(Hall hall) {
    ByteBuffer out = bytes(hall.wings().size() * WING_BYTES);
    for (WingView wing : hall.wings()) {
      put(out, wing.origin()).putInt(wing.layer());
      put(out, wing.columnStep()).putInt(wing.columns());
      put(out, wing.rowStep()).putInt(wing.rows());
      put(out, wing.right()).putInt(wing.firstTile());
      put(out, wing.down()).putInt(wing.tiles());
    }
    return out.flip();
  }

  private static ByteBuffer put(ByteBuffer out, Vector3fc v) {
    return out.putFloat(v.x()).putFloat(v.y()).putFloat(v.z());
  }

  private static ByteBuffer tiles(Hall hall) {
    ByteBuffer out = bytes(hall.tiles() * TILE_BYTES);
    for (int tile = 0; tile < hall.tiles(); tile++) {
      out.putInt(-1).putInt(0).putInt(NO_CELL).putInt(NO_CELL);
    }
    for (int w = 0; w < hall.wings().size(); w++) {
      WingView wing = hall.wings().get(w);
      for (int k = 0; k < wing.tiles(); k++) {
        int at = (wing.firstTile() + k) * TILE_BYTES;
        out.putInt(at, w).putInt(at + 4, k);
      }
    }
    return out.flip();
  }

  void writeLayer(int layer, Pyramid pyramid, int zeroPoint) {
    ByteBuffer out = bytes(LAYER_BYTES);
    out.putInt(pyramid.width() | pyramid.height() << 16);
    out.putInt(pyramid.finest() | pyramid.coarsest() << 8 | (zeroPoint == 0 ? 0 : 1) << 16);
    for (int pair = 0; pair < Pyramid.MOST_LEVELS; pair += 2) {
      out.putInt(offset(pyramid, pair) | offset(pyramid, pair + 1) << 16);
    }
    out.position(LAYER_BYTES).flip();
    layers.write((long) layer * LAYER_BYTES, out);
  }

  private static int offset(Pyramid pyramid, int level) {
    return level < pyramid.finest() || level > pyramid.coarsest() ? 0 : pyramid.x(level);
  }

  /** Where tiles from {@code first} on lie; {@code cells} names their cells in order. */
  void writeCells(int first, int[] cells, ByteBuffer places) {
    ByteBuffer out = bytes(cells.length * TILE_BYTES);
    for (int i = 0; i < cells.length; i++) {
      int at = (first + i) * TILE_BYTES;
      out.putInt(places.getInt(at)).putInt(places.getInt(at + 4)).putInt(cells[i]).putInt(NO_CELL);
    }
    tiles.write((long) first * TILE_BYTES, out.flip());
  }

  /** The cell of a tile's mask of texels that are no numbers. */
  void writeMask(int tile, int cell) {
    tiles.write((long) tile * TILE_BYTES + 12, bytes(4).putInt(0, cell));
  }

  static ByteBuffer places(Hall hall) {
    return tiles(hall);
  }

  @Override
  public void close() {
    layers.close();
    wings.close();
    tiles.close();
    words.close();
  }
}
