package io.vitrine.viewer.tiles;

import io.vitrine.viewer.gl.TextureArray;
import io.vitrine.viewer.gl.UploadRing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which texels are no numbers. Only tiles that have such texels take a second cell, laid out as the
 * first: 255 where the texel is no number, else 0. Where the pages are full, the tile goes without.
 */
final class Masks {
  private final Shelves shelves;
  private final TextureArray pages;
  private final UploadRing ring;
  private final TileBuffers buffers;
  private final Map<Integer, Integer> cells = new HashMap<>();

  Masks(Shelves shelves, TextureArray pages, UploadRing ring, TileBuffers buffers) {
    this.shelves = shelves;
    this.pages = pages;
    this.ring = ring;
    this.buffers = buffers;
  }

  /** Whether a byte lies in one of the ranges [from, to). */
  static boolean covers(List<Integer> ranges, int at) {
    for (int i = 0; i + 1 < ranges.size(); i += 2) {
      if (Integer.compareUnsigned(at, ranges.get(i)) >= 0
          && Integer.compareUnsigned(at, ranges.get(i + 1)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Writes the masks of {@code tiles} tiles of a chunk, from its {@code done}-th on. */
  void write(TileChunk chunk, Pyramid pyramid, int done, int tiles) {
    if (chunk.notNumbers().isEmpty() && cells.isEmpty()) {
      return;
    }
    int tileBytes = pyramid.bytes(chunk.level());
    for (int i = done; i < done + tiles; i++) {
      int tile = chunk.firstTile() + i;
      boolean hit = touches(chunk.notNumbers(), i * tileBytes, (i + 1) * tileBytes);
      Integer cell = cells.get(tile);
      if (cell == null && hit) {
        cell = take(tile, pyramid);
      }
      if (cell != null && cell != TileBuffers.NO_CELL) {
        send(chunk, pyramid, i, cell);
      }
    }
  }

  private Integer take(int tile, Pyramid pyramid) {
    OptionalInt taken = shelves.take(pyramid.cellWidth(), pyramid.cellHeight());
    Integer cell = taken.orElse(TileBuffers.NO_CELL);
    cells.put(tile, cell);
    int bytes = pyramid.cellWidth() * pyramid.cellHeight();
    Optional<UploadRing.Piece> room = taken.isPresent() ? ring.reserve(bytes) : Optional.empty();
    if (room.isPresent()) {
      clear(room.get(), bytes);
      put(room.get(), cell, 0, pyramid.cellWidth(), pyramid.cellHeight());
      buffers.writeMask(tile, cell);
    }
    return cell;
  }

  private static void clear(UploadRing.Piece piece, int bytes) {
    for (int at = 0; at < bytes; at++) {
      piece.memory().put(at, (byte) 0);
    }
  }

  private void send(TileChunk chunk, Pyramid pyramid, int i, int cell) {
    int bytes = pyramid.bytes(chunk.level());
    Optional<UploadRing.Piece> room = ring.reserve(bytes);
    if (room.isEmpty()) {
      return;
    }
    for (int at = 0; at < bytes; at++) {
      room.get().memory().put(at, (byte) (covers(chunk.notNumbers(), i * bytes + at) ? 255 : 0));
    }
    int level = chunk.level();
    put(
        room.get(),
        cell,
        pyramid.x(level),
        pyramid.width(level),
        pyramid.height(level) * Pyramid.planes(level));
  }

  private void put(UploadRing.Piece piece, int cell, int x, int width, int height) {
    ring.bind();
    pages.write(
        Shelves.x(cell) + x, Shelves.y(cell), Shelves.page(cell), width, height, piece.offset());
    ring.unbind();
  }

  private static boolean touches(List<Integer> ranges, int from, int to) {
    for (int i = 0; i + 1 < ranges.size(); i += 2) {
      if (Integer.compareUnsigned(ranges.get(i), to) < 0
          && Integer.compareUnsigned(ranges.get(i + 1), from) > 0) {
        return true;
      }
    }
    return false;
  }
}
