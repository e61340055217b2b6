package io.vitrine.cli.connection;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Finds the files that a model names beside itself, and nothing else: a model file must not make
 * this command read others.
 */
public final class ExternalData {
  private ExternalData() {}

  /**
   * The file a model names, if it lies inside the model's own folder; links are followed before
   * that is judged.
   *
   * @param model the model file
   * @param named as the model names it
   */
  public static Path locate(Path model, String named) throws IOException {
    Path folder = model.toRealPath().getParent();
    Path beside = model.toAbsolutePath().normalize().getParent();
    if (folder == null || beside == null) {
      throw outside(model, named);
    }
    Path wanted;
    try {
      wanted = beside.resolve(named).normalize();
    } catch (InvalidPathException e) {
      throw outside(model, named);
    }
    if (Path.of(named).isAbsolute() || !wanted.startsWith(beside)) {
      throw outside(model, named);
    }
    if (!Files.exists(wanted)) {
      throw new CommandFailed(
          model.getFileName() + " keeps weights in '" + named + "', which is not beside it",
          "Put it at " + wanted + " and try again.");
    }
    Path real = wanted.toRealPath();
    // The folder may itself be reached through a link: what counts is that the file stays inside
    // it.
    if (!real.startsWith(folder) && !real.startsWith(beside.toRealPath())) {
      throw outside(model, named);
    }
    return real;
  }

  private static CommandFailed outside(Path model, String named) {
    return new CommandFailed(
        model.getFileName() + " names weights outside its own folder: '" + named + "'",
        "Files outside the model's folder are not sent. Export the model with its data beside it.");
  }
}
