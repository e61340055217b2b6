package io.vitrine.cli;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go, looked at before anything is computed. */
final class OutputPath {
  private OutputPath() {}

  /** Nothing but a file is replaced by a file (a device would be gone), and no file by a folder. */
  static void check(Path out, boolean folder) {
    if (!Files.exists(out)) {
      return;
    }
    if (folder && !Files.isDirectory(out)) {
      throw new CommandFailed(out + " is not a folder", "Name a folder.");
    }
    if (!folder && !Files.isRegularFile(out)) {
      throw new CommandFailed(
          out + (Files.isDirectory(out) ? " is a folder" : " is not a file"), "Name a file.");
    }
    if (!Files.isWritable(out)) {
      throw new CommandFailed(out + " may not be written", "Check the permissions.");
    }
  }

  /** Also makes the folders above it. */
  static void prepare(@Nullable Path out, boolean folder) throws IOException {
    if (out == null) {
      return;
    }
    check(out, folder);
    Path parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
      if (!Files.isWritable(parent)) {
        throw new CommandFailed(parent + " may not be written", "Check the permissions.");
      }
    }
  }
}
