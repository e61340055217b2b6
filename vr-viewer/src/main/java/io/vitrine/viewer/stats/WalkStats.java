package io.vitrine.viewer.stats;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --stats} writes.
 *
 * @param frames that were measured
 * @param tilesWithTexture tiles of which texels lie on the device
 * @param drawCalls of one frame
 * @param uploadedBytes to the device, from the start on
 * @param firstTileMs from the input's sending to its first tile on the device; null where none came
 * @param allTilesMs the same to the last wanted tile; null where some did not come
 */
public record WalkStats(
    int frames,
    int layers,
    int tiles,
    int edges,
    int tilesWithTexture,
    long drawCalls,
    FrameMs frameMs,
    long uploadedBytes,
    @Nullable Double firstTileMs,
    @Nullable Double allTilesMs) {

  /** Half of the frames, and 99 of 100, took at most so long. */
  public record FrameMs(double p50, double p99) {}

  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
