package io.vitrine.demo.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.demo.picture.Subject;
import io.vitrine.demo.training.Predictions;
import io.vitrine.demo.training.Train;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is shipped is what the manifests say, by ONNX Runtime alone. */
class ShippedModelsTest {
  private static final int TESTED = 500;

  @Test
  void theTrainedNetworkKnowsPicturesItHasNotSeen() throws Exception {
    assertThat(accuracy("demo-100.onnx")).isGreaterThanOrEqualTo(.88);
  }

  @Test
  void theUntrainedNetworkDoesNot() throws Exception {
    assertThat(accuracy("demo-000.onnx")).isLessThan(.2);
  }

  @Test
  void theTwinThatLearnedShuffledLabelsDoesNot() throws Exception {
    assertThat(accuracy("pair-shuffled-100.onnx")).isLessThan(.2);
    assertThat(accuracy("pair-true-100.onnx")).isGreaterThan(.85);
  }

  @Test
  void manifestsNameEveryFileByItsHash() throws Exception {
    long size = 0;
    for (Path file : ShippedModels.files()) {
      String name = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      size += bytes.length;
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      String manifest =
          Files.readString(ShippedModels.FOLDER.resolve(name.replaceAll("-\\d+\\.onnx$", ".json")));
      assertThat(manifest.lines().filter(line -> line.contains(name)).toList())
          .singleElement()
          .asString()
          .contains(hash);
    }
    assertThat(size).isLessThanOrEqualTo(8_000_000);
  }

  @Test
  void labelsAreTheClassesInOrder() throws Exception {
    assertThat(Files.readAllLines(ShippedModels.FOLDER.resolve("labels.txt")))
        .isEqualTo(Arrays.stream(Subject.values()).map(Subject::label).toList());
  }

  private static double accuracy(String file) throws Exception {
    DrawnPictures set = new DrawnPictures(Train.TEST_PICTURES);
    try (Oracle oracle = new Oracle(Files.readAllBytes(ShippedModels.FOLDER.resolve(file)))) {
      float[][] rows = oracle.logits(set, TESTED);
      int right = 0;
      for (int i = 0; i < TESTED; i++) {
        right += Predictions.largest(rows[i]) == i % DrawnPictures.CLASSES ? 1 : 0;
      }
      return right / (double) TESTED;
    }
  }
}
