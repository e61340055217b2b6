package io.vitrine.gateway.viewers;

import io.vitrine.gateway.runs.ChunkKey;
import io.vitrine.protocol.ActivationChunk;

/**
 * A chunk of tiles, whether it is at hand or not.
 *
 * @param key which it is
 * @param side of its tiles in texels, the longer one
 */
record Tile(ChunkKey key, int side) {
  static Tile of(ActivationChunk chunk) {
    return new Tile(ChunkKey.of(chunk), Math.max(chunk.getHeight(), chunk.getWidth()));
  }

  String value() {
    return key.value();
  }
}
