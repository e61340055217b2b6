package io.vitrine.cli;

import io.vitrine.cli.local.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data folder a command works on. */
final class DataFolder {
  static final String DESCRIPTION =
      "Where the cluster keeps its data. Default: $$VITRINE_DATA, else vitrine in $$XDG_DATA_HOME or ~/.local/share.";

  private DataFolder() {}

  static Path of(@Nullable Path given, Surroundings surroundings) {
    Path folder = given == null ? surroundings.dataFolder() : given;
    return folder.toAbsolutePath().normalize();
  }
}
