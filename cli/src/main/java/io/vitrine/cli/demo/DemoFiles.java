package io.vitrine.cli.demo;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the repository ships for the demo.
 *
 * @param folder "demo" under Vitrine's home
 */
public record DemoFiles(Path folder) {
  /** The trained network. */
  public static final String MODEL = "demo-100";

  /** The last feature maps: 96 channels of 4 x 4. */
  public static final String VALUE = "/mixed/concat/Concat_output_0";

  /** The channel the first minute stops at: faces. */
  public static final int CHANNEL = 86;

  /** Of the shipped visualizations: later they are driven beyond what a reader recognises. */
  public static final int STEPS = 128;

  /** Channels whose pictures are made anew, as one batch, while a person waits. */
  public static final List<Integer> LIVE = List.of(70, 86);

  /** One stop of the training. */
  public record Checkpoint(String name, Path file) {}

  /** The demo network from untrained to trained. */
  public List<Checkpoint> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(existing(folder.resolve("models")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("demo-\\d{3}\\.onnx"))
          .sorted()
          .map(file -> new Checkpoint(nameOf(file), file))
          .toList();
    }
  }

  /** Models whose files' names match, by name. */
  List<Path> models(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(existing(folder.resolve("models")))) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceAll("\\.onnx$", "");
  }

  /** The classes' names. */
  public Path labels() {
    return existing(folder.resolve("models/labels.txt"));
  }

  /** The sample pictures. */
  public Path pictures() {
    return existing(folder.resolve("pictures"));
  }

  /** A sample picture by its name, as in "face-0". */
  public Path picture(String name) {
    return existing(folder.resolve("pictures/" + name + ".png"));
  }

  /** Finished feature visualizations. */
  public Path visualizations() {
    return existing(folder.resolve("visualizations"));
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new CommandFailed(
          path + " is not there", "The demo needs the folder demo/ of Vitrine's repository.");
    }
    return path;
  }
}
