package io.vitrine.viewer.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidTest {
  @Test
  void sidesHalveRoundingUpToOneTexel() {
    Pyramid pyramid = new Pyramid(55, 13, 0);
    assertThat(pyramid.coarsest()).isEqualTo(6);
    assertThat(new int[] {pyramid.width(1), pyramid.width(2), pyramid.width(3)})
        .containsExactly(28, 14, 7);
    assertThat(new int[] {pyramid.height(1), pyramid.height(2), pyramid.height(6)})
        .containsExactly(7, 4, 1);
    assertThat(pyramid.bytes(0)).isEqualTo(55 * 13);
    assertThat(pyramid.bytes(1)).isEqualTo(28 * 7 * 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0",
    "2,1,0",
    "1,1000,0",
    "1000,1,0",
    "55,55,0",
    "113,111,0",
    "113,111,3",
    "7,200,2"
  })
  void levelsDoNotOverlapAndStayInTheCell(int width, int height, int finest) {
    Pyramid pyramid = new Pyramid(width, height, finest);
    boolean[] used = new boolean[pyramid.cellWidth() * pyramid.cellHeight()];
    for (int level = finest; level <= pyramid.coarsest(); level++) {
      for (int y = 0; y < pyramid.height(level) * Pyramid.planes(level); y++) {
        for (int x = 0; x < pyramid.width(level); x++) {
          int column = pyramid.x(level) + x;
          assertThat(column).isLessThan(pyramid.cellWidth());
          assertThat(y).isLessThan(pyramid.cellHeight());
          assertThat(used[y * pyramid.cellWidth() + column]).isFalse();
          used[y * pyramid.cellWidth() + column] = true;
        }
      }
    }
  }
}
