package io.vitrine.viewer;

import io.vitrine.viewer.scene.CameraPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one walk is asked for.
 *
 * @param frames measured once all tiles are there
 * @param tilesWithin how long to wait for all tiles
 * @param cacheBytes device memory for tiles
 * @param out the PNG
 * @param stats the JSON
 */
record WalkSettings(
    String model,
    Optional<Path> image,
    PictureSize size,
    CameraPlace camera,
    int frames,
    Duration tilesWithin,
    long cacheBytes,
    Optional<Path> out,
    Optional<Path> stats) {}
