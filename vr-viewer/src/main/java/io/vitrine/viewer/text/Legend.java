package io.vitrine.viewer.text;

import io.vitrine.viewer.colour.ColourMap;
import io.vitrine.viewer.scene.Frame;
import io.vitrine.viewer.text.FontAtlas.Face;
import org.joml.Vector3f;

/** What the colours mean: a small board below the input picture. */
public final class Legend {
  private static final int PANEL = 0xf20b0e14;
  private static final int INK = 0xffc3d2e6;
  private static final float CAP = 0.032f;
  private static final float PAD = 0.035f;
  private static final float BAR = 0.045f;
  private static final float GAP = 0.05f;
  private static final float LEAST_HEIGHT = 0.44f;
  private static final int STEPS = 64;

  private Legend() {}

  /** Where it hangs, below a frame. */
  public static Frame below(Frame input) {
    float half = LEAST_HEIGHT / 2;
    Vector3f down = new Vector3f(input.up()).normalize(half);
    Vector3f centre = new Vector3f(input.centre()).sub(input.up()).sub(down).sub(0, 0.05f, 0);
    return new Frame(centre, input.right(), down);
  }

  /** The sheet; its origin is the frame's centre. */
  public static Sheet sheet(FontAtlas atlas, Frame frame) {
    float w = frame.width() / 2;
    float h = frame.height() / 2;
    Sheet sheet = new Sheet(atlas).rectangle(-w, -h, w, h, PANEL);
    float y = h - PAD - CAP;
    sheet.text(Face.BOLD, "Colours, scaled for each layer", -w + PAD, y, CAP, INK);
    y = bar(sheet, atlas, ColourMap.SEQUENTIAL, 0, new String[] {"0", "large"}, w, y - GAP);
    y = bar(sheet, atlas, ColourMap.DIVERGING, 1, new String[] {"−", "0", "+"}, w, y - GAP);
    sheet.text(
        Face.REGULAR,
        atlas.fit(Face.REGULAR, "From afar: the extreme", (2 * w - 2 * PAD) / CAP),
        -w + PAD,
        y - GAP,
        CAP,
        INK);
    return sheet;
  }

  private static float bar(
      Sheet sheet, FontAtlas atlas, ColourMap map, int first, String[] marks, float w, float top) {
    float left = -w + PAD;
    float width = 2 * w - 2 * PAD;
    for (int i = 0; i < STEPS; i++) {
      int texel = first + (255 - first) * i / (STEPS - 1);
      float from = left + width * i / STEPS;
      sheet.rectangle(from, top - BAR, from + width / STEPS, top, 0xff000000 | map.srgb(texel));
    }
    float base = top - BAR - CAP - 0.014f;
    for (int i = 0; i < marks.length; i++) {
      float part = (float) i / (marks.length - 1);
      float x = left + part * (width - atlas.width(Face.REGULAR, marks[i]) * CAP);
      sheet.text(Face.REGULAR, marks[i], x, base, CAP, INK);
    }
    return base;
  }
}
