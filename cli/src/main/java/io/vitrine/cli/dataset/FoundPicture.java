package io.vitrine.cli.dataset;

import java.nio.file.Path;

/**
 * A picture on this machine.
 *
 * @param path what its owner calls it: relative to the source, '/' between folders
 * @param label name of its class; empty: none
 */
public record FoundPicture(Path file, String path, String label) {
  FoundPicture labelled(String other) {
    return new FoundPicture(file, path, other);
  }
}
