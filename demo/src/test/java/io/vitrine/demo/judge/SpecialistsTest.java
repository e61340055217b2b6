package io.vitrine.demo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecialistsTest {
  /** Channel 0 tells class 0 from 1 a little, channel 2 well; class 1 is left with channel 1. */
  @Test
  void eachClassGetsTheChannelThatTellsItBestAndNoneTwice() {
    float[][] means = {{2, 0, 9}, {3, 1, 9}, {2, 1, 0}, {1, 2, 0}};
    assertThat(Specialists.of(means, new int[] {0, 0, 1, 1}, 2)).containsExactly(2, 1);
  }
}
