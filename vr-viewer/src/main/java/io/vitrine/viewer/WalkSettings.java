package io.vitrine.viewer;

import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.visit.VisitSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one walk is asked for.
 *
 * @param visit pictures, checkpoints, where screenshots go
 * @param image the picture that goes in at once
 * @param frames measured once all tiles are there
 * @param tilesWithin how long to wait for all tiles
 * @param cacheBytes device memory for tiles
 * @param out the PNG
 * @param stats the JSON
 * @param channel where the tour stops
 */
record WalkSettings(
    String model,
    VisitSettings visit,
    Optional<Path> image,
    PictureSize size,
    int frames,
    Duration tilesWithin,
    long cacheBytes,
    Optional<Path> out,
    Optional<Path> stats,
    boolean tour,
    Optional<ChannelName> channel) {
  CameraPlace camera() {
    return visit.camera();
  }

  /** Whether a picture goes in at once. */
  boolean firstPicture() {
    return image.isPresent();
  }

  /** Number of the channel where the tour stops, if there is one. */
  int number() {
    return channel.map(ChannelName::channel).orElse(0);
  }
}
