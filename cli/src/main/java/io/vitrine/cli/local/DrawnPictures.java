package io.vitrine.cli.local;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's pictures, drawn by its own program. */
public final class DrawnPictures {
  private static final String JAR = "demo/target/vitrine-demo-pictures.jar";

  private DrawnPictures() {}

  /** Draws a data set into a folder, a folder for each class. */
  public static void draw(Surroundings surroundings, String set, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaProgram.commandLine(surroundings, JAR, List.of(set, folder.toString())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = JavaProgram.attached(process);
    if (code != 0) {
      throw new CommandFailed(
          "the demo's pictures could not be drawn: code " + code, "What it wrote above says why.");
    }
  }

  /** Removes a folder of drawn pictures. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
