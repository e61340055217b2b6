package io.vitrine.gateway.runs;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ChunkEntry;

/**
 * Which piece of which value a chunk is.
 *
 * @param value name
 * @param form exact or for viewers
 * @param level of detail, 0 the finest
 * @param firstTile of a piece for viewers
 * @param firstElement of an exact piece
 */
public record ChunkKey(
    String value, ActivationChunk.Form form, int level, int firstTile, long firstElement) {
  /** That of a chunk. */
  public static ChunkKey of(ActivationChunk chunk) {
    return new ChunkKey(
        chunk.getValue(),
        chunk.getForm(),
        chunk.getLevel(),
        chunk.getFirstTile(),
        chunk.getFirstElement());
  }

  /** That of an entry of a manifest. */
  public static ChunkKey of(ChunkEntry entry) {
    return new ChunkKey(
        entry.getValue(),
        entry.getForm(),
        entry.getLevel(),
        entry.getFirstTile(),
        entry.getFirstElement());
  }
}
