package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.featureviz.draws.CounterRandom;
import io.vitrine.protocol.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes these numbers changes the pixels of every recipe: then {@link
 * FourierRecipes#ALGORITHM_VERSION} is raised.
 */
class DrawTest {
  private static final Jitter FULL = Jitter.of(224, 224);

  @Test
  void dependsOnSeedAndStepAlone() {
    assertThat(Draw.of(7, 511, FULL)).isEqualTo(new Draw(0, 5, 98, 4, 2, 4));
    assertThat(Draw.of(7, 0, FULL)).isEqualTo(new Draw(4, 8, 108, 0, 1, 0));
    assertThat(Draw.of(7, 1, FULL)).isEqualTo(new Draw(0, 0, 98, 9, 3, 2));
  }

  @Test
  void startsEachPictureFromItsOwnNoise() {
    Spectrum spectrum = new Spectrum(3, 8, 8);
    Objective two = Objective.newBuilder().setValue("v").setChannel(2).build();
    Objective three = two.toBuilder().setChannel(3).build();
    float[] both = Floats.of(spectrum.start(5, List.of(three, two)));
    float[] alone = Floats.of(spectrum.start(5, List.of(two)));
    assertThat(alone).hasSize(240).startsWith(0.011264712f, 0.0023330534f);
    assertThat(both).endsWith(alone);
    assertThat(both[0]).isNotEqualTo(alone[0]);
  }

  @Test
  void shrinksWithSmallPictures() {
    assertThat(FULL).isEqualTo(new Jitter(12, 8, 4));
    assertThat(Jitter.of(64, 64)).isEqualTo(new Jitter(6, 4, 2));
  }

  @Test
  void drawsScalesEvenlyAndStandsStillOftener() {
    int[] scales = new int[11];
    int still = 0;
    int steps = 26_000;
    for (int step = 0; step < steps; step++) {
      Draw draw = Draw.of(3, step, FULL);
      assertThat(draw.degrees()).isBetween(-10, 10);
      scales[(draw.percent() - 90) / 2]++;
      still += draw.degrees() == 0 ? 1 : 0;
    }
    assertThat((double) still / steps).isCloseTo(6 / 26.0, within(0.01));
    for (int count : scales) {
      assertThat((double) count / steps).isCloseTo(1 / 11.0, within(0.01));
    }
  }

  @Test
  void drawsNormalNumbers() {
    float[] numbers = CounterRandom.of("x").normal(100_000, 2);
    double sum = 0;
    double squares = 0;
    for (float number : numbers) {
      sum += number;
      squares += number * number;
    }
    assertThat(sum / numbers.length).isCloseTo(0, within(0.02));
    assertThat(squares / numbers.length).isCloseTo(4, within(0.05));
  }
}
