package io.vitrine.viewer.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.colour.ColourMap;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.fixture.DrawnLayer;
import io.vitrine.viewer.fixture.DrawnTiles;
import io.vitrine.viewer.fixture.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the device is what is on the picture: bytes of the colour map, give or take one. */
class TileColoursIT {
  private static final int SIDE = 16;
  private static HeadlessDisplay display;

  @BeforeAll
  static void open() {
    display = Screen.open(TilePixels.SIZE, TilePixels.SIZE);
  }

  @AfterAll
  static void close() {
    if (display != null) {
      assertThat(display.gpu().live().keySet()).containsExactly("canvas");
      display.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTexelHasTheColourOfItsValue(boolean twoSided) {
    DrawnLayer layer = new DrawnLayer("value", "value", 1, SIDE, SIDE, twoSided);
    float[] values = ramp(twoSided);
    int[] picture = TilePixels.draw(display, layer, values, 400);
    float scale = DrawnTiles.scale(new float[][] {values}, twoSided ? 127 : 255);
    ColourMap map = twoSided ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int texel = DrawnTiles.texel(values[row * SIDE + column], scale, map.zeroPoint());
        int pixel = TilePixels.at(picture, 400, SIDE, column, row);
        assertClose(pixel, map.srgb(texel), "row " + row + ", column " + column);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {3, 6})
  void aSmallTileIsOneColourTheOneOfItsExtreme(float pixels) {
    DrawnLayer layer = new DrawnLayer("value", "value", 1, SIDE, SIDE, true);
    float[] values = new float[SIDE * SIDE];
    values[37] = -2;
    values[90] = 1;
    int[] picture = TilePixels.draw(display, layer, values, pixels);
    float scale = DrawnTiles.scale(new float[][] {values}, 127);
    int texel = DrawnTiles.texel(-2, scale, 128);
    assertClose(
        picture[TilePixels.SIZE / 2 * TilePixels.SIZE + TilePixels.SIZE / 2],
        ColourMap.DIVERGING.srgb(texel),
        "middle");
  }

  /**
   * 16 x 16 texels on 40 pixels: a coarser level with its extremes, never an average that hides
   * them.
   */
  @Test
  void aLoneExtremeSurvivesFromAfar() {
    DrawnLayer layer = new DrawnLayer("value", "value", 1, 112, 112, false);
    float[] values = new float[112 * 112];
    for (int row = 40; row < 56; row += 16) {
      values[row * 112 + 40] = 5;
    }
    int[] picture = TilePixels.draw(display, layer, values, 28);
    int brightest = 0;
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        brightest = Math.max(brightest, TilePixels.at(picture, 28, 28, column, row) >> 8 & 255);
      }
    }
    assertThat(brightest).isGreaterThan(200);
  }

  @Test
  void whatIsNoNumberIsHatchedInMagenta() {
    DrawnLayer layer = new DrawnLayer("value", "value", 1, SIDE, SIDE, false);
    float[] values = ramp(false);
    values[5 * SIDE + 7] = Float.NaN;
    int[] picture = TilePixels.draw(display, layer, values, 400);
    int pixel = TilePixels.at(picture, 400, SIDE, 7, 5);
    int red = pixel >> 16 & 255;
    int green = pixel >> 8 & 255;
    int blue = pixel & 255;
    assertThat(red).isGreaterThan(green + 60);
    assertThat(blue).isGreaterThan(green + 60);
    float scale = DrawnTiles.scale(new float[][] {values}, 255);
    int beside = DrawnTiles.texel(values[5 * SIDE + 8], scale, 0);
    assertClose(
        TilePixels.at(picture, 400, SIDE, 8, 5), ColourMap.SEQUENTIAL.srgb(beside), "beside");
  }

  @Test
  void whatIsNotComputedIsHatchedInGrey() {
    DrawnLayer layer = new DrawnLayer("value", "value", 1, SIDE, SIDE, false);
    int[] picture = TilePixels.draw(display, layer, new float[SIDE * SIDE], 400, false);
    java.util.Set<Integer> shades = new java.util.TreeSet<>();
    for (int i = 0; i < SIDE; i++) {
      int pixel = TilePixels.at(picture, 400, SIDE, i, 3);
      assertThat(Math.abs((pixel >> 16 & 255) - (pixel & 255))).isLessThan(16);
      shades.add(pixel);
    }
    assertThat(shades.size()).isGreaterThan(1);
  }

  private static float[] ramp(boolean twoSided) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = twoSided ? i - values.length / 2f : i;
    }
    return values;
  }

  private static void assertClose(int pixel, int expected, String where) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(pixel >> shift & 255)
          .as("%s: %06x where %06x belongs", where, pixel, expected)
          .isBetween((expected >> shift & 255) - 1, (expected >> shift & 255) + 1);
    }
  }
}
