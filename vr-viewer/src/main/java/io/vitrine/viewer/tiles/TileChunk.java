package io.vitrine.viewer.tiles;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.TileForm;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.SceneException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A checked chunk of texels of one layer at one level: {@code data} holds {@code tiles} times
 * {@code pyramid.bytes(level)} bytes.
 *
 * @param firstTile number of the first tile in the whole scene
 * @param notNumbers ranges [from, to) of {@code data} that are no numbers
 */
record TileChunk(
    LayerView layer,
    int level,
    int width,
    int height,
    int firstTile,
    int tiles,
    int zeroPoint,
    ByteString data,
    List<Integer> notNumbers) {

  /**
   * Checks a chunk against the layer it belongs to.
   *
   * @throws SceneException naming value and level, if it is not as the protocol says
   */
  static TileChunk of(ActivationChunk chunk, LayerView layer) {
    int level = chunk.getLevel();
    String what = "tiles of " + chunk.getValue() + " at level " + level + ": ";
    check(chunk.getForm() == ActivationChunk.Form.VIEW, what + "not in the form for viewing");
    check(level >= 0 && level < Pyramid.MOST_LEVELS, what + "no such level");
    int first = chunk.getFirstTile();
    int tiles = chunk.getTiles();
    check(
        first >= 0 && tiles >= 0 && (long) first + tiles <= layer.tiles(),
        what + "outside the layer's " + layer.tiles());
    long expected = (long) chunk.getWidth() * chunk.getHeight() * Pyramid.planes(level) * tiles;
    check(
        chunk.getData().size() == expected,
        what + chunk.getData().size() + " bytes where " + expected + " belong");
    check(
        chunk.getZeroPoint() == 0 || chunk.getZeroPoint() == 128,
        what + "zero point " + chunk.getZeroPoint());
    check(chunk.getNotNumbersCount() % 2 == 0, what + "half a range of texels that are no numbers");
    check(
        chunk.getTileNumbersCount() == 0 || chunk.getTileNumbersCount() == tiles,
        what + chunk.getTileNumbersCount() + " numbers of tiles for " + tiles);
    CRC32C crc = new CRC32C();
    for (ByteBuffer part : chunk.getData().asReadOnlyByteBufferList()) {
      crc.update(part);
    }
    check(
        (int) crc.getValue() == chunk.getCrc32C(),
        what + "the checksum does not fit: the bytes changed on their way");
    return new TileChunk(
        layer,
        level,
        chunk.getWidth(),
        chunk.getHeight(),
        layer.firstTile() + first,
        tiles,
        chunk.getZeroPoint(),
        chunk.getData(),
        chunk.getNotNumbersList());
  }

  /** Texels of level 0 of a value of this shape, as width and height; the batch is axis 0. */
  static int[] fullSize(TileForm.Kind kind, List<Long> shape) {
    int rank = shape.size();
    long last = rank > 0 ? shape.get(rank - 1) : 1;
    long before = rank > 1 ? shape.get(rank - 2) : 1;
    return switch (kind) {
      case FEATURE_MAPS, TOKENS, ATTENTION -> new int[] {(int) last, (int) before};
      case STRIP, PLOT, KIND_UNSPECIFIED, NOT_SHOWN, UNRECOGNIZED -> new int[] {(int) last, 1};
    };
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new SceneException(message);
    }
  }
}
