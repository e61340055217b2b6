package io.vitrine.layout.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.TileForm.Kind;
import org.junit.jupiter.api.Test;

class TileSizeTest {
  private static final WalkSettings SETTINGS = WalkSettings.DEFAULT;

  @Test
  void aFewMapsHangLargerAndVeryManySmaller() {
    assertThat(side(8, 56, 56)).isEqualTo(0.4);
    assertThat(side(32, 56, 56)).isEqualTo(0.2);
    assertThat(side(500, 13, 13)).isEqualTo(0.1);
    assertThat(side(20_000, 13, 13)).isBetween(0.02, 0.05);
  }

  @Test
  void mapsOfOneElementStaySmall() {
    assertThat(side(4, 1, 1)).isEqualTo(0.1);
    assertThat(side(500, 1, 1)).isEqualTo(0.05);
  }

  @Test
  void mapsKeepTheirShape() {
    TileSize wide = TileSize.of(Shown.whole(form(Kind.FEATURE_MAPS, 8, 10, 40)), 4, SETTINGS);
    assertThat(wide.width()).isEqualTo(4 * wide.height());
  }

  @Test
  void sheetsFitTheWall() {
    TileSize scores = TileSize.of(Shown.whole(form(Kind.STRIP, 1, 1, 1000)), 1, SETTINGS);
    assertThat(scores.width()).isEqualTo(4);
    TileSize digits = TileSize.of(Shown.whole(form(Kind.STRIP, 1, 1, 10)), 1, SETTINGS);
    assertThat(digits.width()).isEqualTo(1);
    TileSize tokens = TileSize.of(Shown.whole(form(Kind.TOKENS, 1, 512, 768)), 1, SETTINGS);
    assertThat(tokens.height()).isLessThanOrEqualTo(2.2).isGreaterThan(2.1);
  }

  private static double side(int tiles, int height, int width) {
    return TileSize.of(Shown.whole(form(Kind.FEATURE_MAPS, tiles, height, width)), tiles, SETTINGS)
        .width();
  }

  private static TileForm form(Kind kind, int tiles, int height, int width) {
    return NetworkSketch.form(kind, tiles, height, width);
  }
}
