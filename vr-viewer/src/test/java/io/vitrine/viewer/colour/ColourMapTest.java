package io.vitrine.viewer.colour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {
  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void lightnessRisesWithTheDistanceFromZero(ColourMap map) {
    for (int texel = map.zeroPoint(); texel < 255; texel++) {
      assertThat(lightness(map, texel + 1))
          .as("texel %d", texel + 1)
          .isGreaterThan(lightness(map, texel) - 0.25);
    }
    for (int texel = map.zeroPoint(); texel > 1; texel--) {
      assertThat(lightness(map, texel - 1))
          .as("texel %d", texel - 1)
          .isGreaterThan(lightness(map, texel) - 0.25);
    }
    assertThat(lightness(map, 255) - lightness(map, map.zeroPoint())).isGreaterThan(75);
  }

  @Test
  void zeroLooksTheSameInBothMaps() {
    assertThat(ColourMap.DIVERGING.srgb(128)).isEqualTo(ColourMap.SEQUENTIAL.srgb(0));
  }

  /**
   * Two-sided data must tell its sign to people who see no red-green difference: the b axis of Lab
   * carries it.
   */
  @Test
  void signIsTheBlueYellowAxis() {
    for (int distance = 25; distance <= 127; distance++) {
      Lab warm = Lab.ofSrgb(ColourMap.DIVERGING.srgb(128 + distance));
      Lab cool = Lab.ofSrgb(ColourMap.DIVERGING.srgb(128 - distance));
      assertThat(warm.b() - cool.b()).as("distance %d", distance).isGreaterThan(20);
    }
  }

  @Test
  void labAgreesWithPublishedColours() {
    Lab red = Lab.ofSrgb(0xff0000);
    assertThat(red.lightness()).isCloseTo(53.24, org.assertj.core.data.Offset.offset(0.02));
    assertThat(red.a()).isCloseTo(80.09, org.assertj.core.data.Offset.offset(0.05));
    assertThat(red.b()).isCloseTo(67.20, org.assertj.core.data.Offset.offset(0.05));
    assertThat(Lab.ofSrgb(0x3a7bd5).toSrgb()).isEqualTo(0x3a7bd5);
  }

  private static double lightness(ColourMap map, int texel) {
    return Lab.ofSrgb(map.srgb(texel)).lightness();
  }
}
