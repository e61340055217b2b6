package io.vitrine.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingChangeTest {
  private static final Preprocessing CURRENT =
      Preprocessing.newBuilder()
          .setWidth(224)
          .setHeight(224)
          .setOrder(Preprocessing.Order.RGB)
          .setRange(1)
          .addAllMean(List.of(.5f, .5f, .5f))
          .addAllStd(List.of(1f, 1f, 1f))
          .setInput("data")
          .build();

  @Test
  void keepsWhatIsNotSaid() {
    Preprocessing after =
        PreprocessingChange.over(
            CURRENT, Preprocessing.newBuilder().setOrder(Preprocessing.Order.BGR).build());
    assertThat(after).isEqualTo(CURRENT.toBuilder().setOrder(Preprocessing.Order.BGR).build());
  }

  @Test
  void replacesListsAsAWhole() {
    Preprocessing after =
        PreprocessingChange.over(
            CURRENT, Preprocessing.newBuilder().addAllMean(List.of(.1f, .2f, .3f)).build());
    assertThat(after.getMeanList()).containsExactly(.1f, .2f, .3f);
    assertThat(after.getStdList()).containsExactly(1f, 1f, 1f);
  }
}
