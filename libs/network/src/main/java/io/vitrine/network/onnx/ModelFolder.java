package io.vitrine.network.onnx;

import static io.vitrine.network.ModelException.Reason.MISSING_EXTERNAL_DATA;

import io.vitrine.network.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * External data beside the model file. Gives out regular files inside the folder only: a model must
 * not be able to name any other file of the machine, so symbolic and hard links are refused.
 */
record ModelFolder(Path folder) implements ExternalData {
  @Override
  public Optional<Path> find(String location) {
    Path file = folder.resolve(location);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Path realFolder = folder.toRealPath();
      Path relative = folder.relativize(file);
      if (!file.toRealPath().equals(realFolder.resolve(relative))) {
        throw refused(location, "is or goes through a symbolic link");
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(location, "is not a regular file");
      }
      if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
          && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
        throw refused(location, "has more than one hard link");
      }
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelException refused(String location, String why) {
    return ModelException.of(
        MISSING_EXTERNAL_DATA,
        "its external data file \"%s\" %s; put a plain copy of the file beside the model"
            .formatted(location, why));
  }
}
