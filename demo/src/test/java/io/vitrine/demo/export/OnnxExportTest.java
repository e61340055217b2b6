package io.vitrine.demo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.demo.training.LabelledPictures;
import io.vitrine.demo.training.Learner;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Exports against ONNX Runtime, which reads them by the specification alone. */
class OnnxExportTest {
  private static final DrawnPictures PICTURES = new DrawnPictures(21);
  private static final int COMPARED = 16;

  @Test
  void randomWeightsAndStatisticsGiveTheSameLogitsInBothEngines() throws Exception {
    Snapshot snapshot = random(5);
    byte[] model = new OnnxExport(ShippedModels.LAYOUT).write("random", snapshot);
    compare("random", snapshot, model);
  }

  @Test
  void everyShippedCheckpointGivesTheTrainedNetworksLogits() throws Exception {
    assertThat(ShippedModels.files()).hasSize(19);
    for (Path file : ShippedModels.files()) {
      byte[] model = Files.readAllBytes(file);
      compare(file.getFileName().toString(), ShippedModels.read(model), model);
    }
  }

  @Test
  void batchNormStaysANodeAndNamesAreScopes() throws Exception {
    ModelProto model =
        ModelProto.parseFrom(new OnnxExport(ShippedModels.LAYOUT).write("random", random(1)));
    assertThat(model.getGraph().getNodeList())
        .extracting(NodeProto::getName)
        .doesNotHaveDuplicates()
        .contains(
            "/stem/conv/Conv",
            "/stage1/block1/bn1/BatchNormalization",
            "/stage2/block2/add/Add",
            "/mixed/concat/Concat");
  }

  @Test
  void theSameSnapshotGivesTheSameBytes() throws Exception {
    for (Path file : ShippedModels.files()) {
      byte[] model = Files.readAllBytes(file);
      String name = file.getFileName().toString().replaceAll("-\\d+\\.onnx$", "");
      assertThat(new OnnxExport(ShippedModels.LAYOUT).write(name, ShippedModels.read(model)))
          .as("%s", file)
          .isEqualTo(model);
    }
  }

  private static void compare(String name, Snapshot snapshot, byte[] model) throws Exception {
    try (Oracle oracle = new Oracle(model);
        Learner learner = new Learner(ShippedModels.LAYOUT, snapshot, 0)) {
      float[][] expected = learner.logits(LabelledPictures.draw(PICTURES, COMPARED), COMPARED);
      float[][] actual = oracle.logits(PICTURES, COMPARED);
      for (int i = 0; i < COMPARED; i++) {
        for (int k = 0; k < DrawnPictures.CLASSES; k++) {
          assertThat(actual[i][k])
              .as("%s, picture %d, logit %d", name, i, k)
              .isCloseTo(expected[i][k], within(1e-4f));
        }
      }
    }
  }

  /** Untrained weights with every gain, bias and statistic away from its neutral value. */
  private static Snapshot random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] parameters = ShippedModels.LAYOUT.initial(seed);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (.02 * random.nextGaussian());
    }
    float[] running = ShippedModels.LAYOUT.initialRunning();
    for (int i = 0; i < running.length; i++) {
      running[i] += (float) (.5 * random.nextDouble());
    }
    return new Snapshot(0, parameters, running);
  }
}
