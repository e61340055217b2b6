package io.vitrine.demo.training;

import io.vitrine.demo.export.OnnxExport;
import io.vitrine.demo.picture.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Writes checkpoints as ONNX files {@code NAME-PPP.onnx} (PPP: percent of the training) with a
 * manifest {@code NAME.json} that gives step, accuracies, SHA-256 and seeds.
 */
public final class Shipment {
  private final Path folder;
  private final OnnxExport export;

  public Shipment(Path folder, OnnxExport export) {
    this.folder = folder;
    this.export = export;
  }

  /**
   * Writes one network's checkpoints and manifest, over what is there.
   *
   * @param name of the network: {@code demo}
   * @param seed of initialisation and batch order
   * @param training the recipe, as text
   * @param checkpoints in order of steps
   */
  public void write(String name, long seed, String training, List<Checkpoint> checkpoints)
      throws IOException {
    Files.createDirectories(folder);
    List<String> rows = new ArrayList<>();
    for (Checkpoint checkpoint : checkpoints) {
      String file = String.format(Locale.ROOT, "%s-%03d.onnx", name, checkpoint.percent());
      byte[] bytes = export.write(name, checkpoint.snapshot());
      Files.write(folder.resolve(file), bytes);
      rows.add(
          String.format(
              Locale.ROOT,
              "    {\"file\": \"%s\", \"percent\": %d, \"step\": %d, \"trainAccuracy\": %.4f, \"testAccuracy\": %.4f, \"sha256\": \"%s\"}",
              file,
              checkpoint.percent(),
              checkpoint.snapshot().step(),
              checkpoint.trainAccuracy(),
              checkpoint.testAccuracy(),
              HexFormat.of().formatHex(sha256(bytes))));
    }
    String text =
        String.format(
            Locale.ROOT,
            "{%n  \"name\": \"%s\",%n  \"seed\": %d,%n  \"training\": \"%s\",%n  \"checkpoints\": [%n%s%n  ]%n}%n",
            name,
            seed,
            training,
            String.join(",\n", rows));
    Files.writeString(folder.resolve(name + ".json"), text);
    Files.write(
        folder.resolve("labels.txt"),
        List.of(Subject.values()).stream().map(Subject::label).toList());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
