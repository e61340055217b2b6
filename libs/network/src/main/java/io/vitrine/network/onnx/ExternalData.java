package io.vitrine.network.onnx;

import java.nio.file.Path;
import java.util.Optional;

/** Where the external data of a model lies. */
@FunctionalInterface
public interface ExternalData {
  /**
   * The file a model calls by this relative path, or empty when there is none. The path has been
   * checked: relative, inside the model's folder, without "..".
   */
  Optional<Path> find(String location);
}
