package io.vitrine.viewer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.text.FontAtlas.Face;
import io.vitrine.viewer.text.FontAtlas.Glyph;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FontAtlasTest {
  private static final FontAtlas ATLAS = FontAtlas.create();

  @Test
  void aCapitalIsOneHighAndStandsOnTheBaseline() {
    Glyph h = ATLAS.glyph(Face.REGULAR, 'H');
    // The rectangle has 6 texels of margin on each side; a capital is 28 texels high.
    float margin = 6 / 28f;
    assertThat(h.bottom()).isCloseTo(-margin, Offset.offset(0.05f));
    assertThat(h.top()).isCloseTo(1 + margin, Offset.offset(0.05f));
  }

  @Test
  void theFieldIsHighInsideAndLowOutside() {
    Glyph stop = ATLAS.glyph(Face.BOLD, 'I');
    byte[] texels = ATLAS.texels();
    int middle = (stop.v0() + stop.v1()) / 2 * FontAtlas.SIZE + (stop.u0() + stop.u1()) / 2;
    int corner = stop.v0() * FontAtlas.SIZE + stop.u0();
    assertThat(texels[middle] & 255).isGreaterThan(140);
    assertThat(texels[corner] & 255).isLessThan(60);
  }

  @Test
  void glyphsDoNotOverlapInTheAtlas() {
    byte[] used = new byte[FontAtlas.SIZE * FontAtlas.SIZE];
    for (Face face : Face.values()) {
      for (int codepoint = 33; codepoint < 127; codepoint++) {
        Glyph glyph = ATLAS.glyph(face, codepoint);
        for (int v = glyph.v0(); v < glyph.v1(); v++) {
          for (int u = glyph.u0(); u < glyph.u1(); u++) {
            assertThat(used[v * FontAtlas.SIZE + u]++).isZero();
          }
        }
      }
    }
  }

  @Test
  void widthsAddUpAndCutTextsFit() {
    assertThat(ATLAS.width(Face.REGULAR, "iiii")).isLessThan(ATLAS.width(Face.REGULAR, "WWWW") / 3);
    String cut = ATLAS.fit(Face.REGULAR, "a rather long name of a layer", 8);
    assertThat(cut).endsWith("…").startsWith("a rather");
    assertThat(ATLAS.width(Face.REGULAR, cut)).isLessThanOrEqualTo(8);
    assertThat(ATLAS.fit(Face.REGULAR, "short", 8)).isEqualTo("short");
  }

  @Test
  void everyCharacterOfALabelHasAGlyph() {
    List<Integer> missing =
        "fire2/expand3x3 Conv+Relu 64 × 55 × 55 Löwe, 62.0 %…"
            .codePoints()
            .filter(c -> c != '?' && ATLAS.glyph(Face.BOLD, c).equals(ATLAS.glyph(Face.BOLD, '?')))
            .boxed()
            .toList();
    assertThat(missing).isEmpty();
  }
}
