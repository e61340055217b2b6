package io.vitrine.gateway.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.protocol.AddCheckpointsRequest.NewCheckpoint;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Series;
import io.vitrine.protocol.SeriesCheckpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static Model model(String file) {
    return Model.newBuilder()
        .setReference(
            ModelReference.newBuilder()
                .setName(file)
                .addFiles(FileReference.newBuilder().setPath(file)))
        .build();
  }

  private static NewCheckpoint named(String model) {
    return NewCheckpoint.newBuilder().setModel(model).build();
  }

  @Test
  void aStepIsTheLastNumberOfAName() {
    assertThat(Steps.ofFile("runs/7/run2-step-0400.onnx")).hasValue(400);
    assertThat(Steps.ofFile("C:\\runs\\demo-000.onnx")).hasValue(0);
    assertThat(Steps.ofFile("epoch12")).hasValue(12);
    assertThat(Steps.ofFile("runs/7/final.onnx")).isEmpty();
  }

  @Test
  void checkpointsStandByStepAndComeToThoseThatAreThere() {
    Series before =
        Series.newBuilder()
            .setName("s")
            .addCheckpoints(SeriesCheckpoint.newBuilder().setModel("m-50").setStep(50))
            .build();
    List<SeriesCheckpoint> ordered =
        Steps.order(
            "s",
            before,
            List.of(named("m-100"), named("m-9"), named("m-50").toBuilder().setStep(70).build()),
            List.of(model("m-100.onnx"), model("m-9.onnx"), model("m-50.onnx")));
    assertThat(ordered).extracting(SeriesCheckpoint::getStep).containsExactly(9L, 70L, 100L);
  }

  @Test
  void stepsThatCannotBeToldApartAreRefused() {
    assertThatThrownBy(
            () ->
                Steps.order(
                    "s",
                    Series.getDefaultInstance(),
                    List.of(named("a-1"), named("b-1")),
                    List.of(model("a-1.onnx"), model("b-1.onnx"))))
        .hasMessageContaining("a-1 and b-1 would both be step 1");
    assertThatThrownBy(
            () ->
                Steps.order(
                    "s",
                    Series.getDefaultInstance(),
                    List.of(named("final")),
                    List.of(model("final.onnx"))))
        .hasMessageContaining("final.onnx has no number");
  }

  @Test
  void theFirstNodeThatDiffersIsNamed() {
    NetworkDescription one = network("Conv", "Relu");
    assertThat(Difference.between(one, network("Conv", "Tanh")))
        .isEqualTo("node 1 is Relu 'n1' there and Tanh 'n1' here");
    assertThat(Difference.between(one, network("Conv"))).isEqualTo("it has 1 nodes, not 2");
  }

  private static NetworkDescription network(String... ops) {
    NetworkDescription.Builder network = NetworkDescription.newBuilder();
    for (int i = 0; i < ops.length; i++) {
      network.addNodes(NodeDescription.newBuilder().setName("n" + i).setOp(ops[i]));
    }
    return network.build();
  }
}
