package io.vitrine.transport;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where files and records rest.
 *
 * @param folder made when it is missing; every service of a cluster sees the same one
 * @param largestFile bytes; a longer file is refused
 */
public record BlobSettings(Path folder, long largestFile) {
  public BlobSettings {
    requireNonNull(folder, "folder is null");
  }

  /** The default: files of at most 64 GiB. */
  public static BlobSettings of(Path folder) {
    return new BlobSettings(folder, 64L << 30);
  }

  /** Reads {@code VITRINE_BLOBS} and {@code VITRINE_BLOBS_LARGEST_FILE} (bytes). */
  public static BlobSettings fromEnvironment() {
    BlobSettings defaults =
        of(Path.of(Environment.require("VITRINE_BLOBS", "folder of the blob store")));
    return new BlobSettings(
        defaults.folder,
        Environment.number("VITRINE_BLOBS_LARGEST_FILE", defaults.largestFile, 1, Long.MAX_VALUE));
  }
}
