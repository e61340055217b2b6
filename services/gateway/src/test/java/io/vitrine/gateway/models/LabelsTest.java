package io.vitrine.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.transport.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void leavesWordNetIdsOut() {
    assertThat(
            Labels.of(
                List.of("n01440764 tench, Tinca tinca", "n01443537 goldfish, Carassius auratus"),
                10))
        .containsExactly("tench, Tinca tinca", "goldfish, Carassius auratus");
  }

  @Test
  void leavesLabelsAloneThatOnlyLookLikeIds() {
    List<String> mixed = List.of("n01440764 tench", "dog");
    assertThat(Labels.of(mixed, 10)).isEqualTo(mixed);
    assertThat(Labels.of(List.of("n01440764"), 10)).containsExactly("n01440764");
    assertThat(Labels.of(List.of(), 10)).isEmpty();
  }

  @Test
  void refusesTooManyByTheNameOfTheSetting() {
    assertThatThrownBy(() -> Labels.of(List.of("a", "b", "c"), 2))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("3 labels")
        .hasMessageContaining("VITRINE_GATEWAY_LABELS_LIMIT");
  }

  @Test
  void refusesLabelsThatAreNotOneForEachClass() {
    NetworkDescription two = withLogits(1, 2, 1, 1);
    Labels.match(List.of("a", "b"), two);
    Labels.match(List.of(), two);
    Labels.match(List.of("a"), withLogits(1, -1));
    Labels.match(List.of("a"), NetworkDescription.getDefaultInstance());
    assertThatThrownBy(() -> Labels.match(List.of("a", "b", "c"), two))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("3 labels for the 2 classes of 'scores'");
  }

  private static NetworkDescription withLogits(long... shape) {
    ValueDescription.Builder scores =
        ValueDescription.newBuilder().setName("scores").setKnownRank(true);
    for (long size : shape) {
      scores.addShape(Dimension.newBuilder().setSize(size));
    }
    return NetworkDescription.newBuilder().setLogits("scores").addValues(scores).build();
  }
}
