package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.colour.ColourMap;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;

/** What the colours mean. */
public final class LegendPanel {
  private static final float WIDTH = 34;
  private static final float HEIGHT = 20.5f;
  private static final int STEPS = 48;

  private LegendPanel() {}

  /**
   * @param means whether means are shown from afar, or else extremes
   */
  public static Panel of(FontAtlas font, boolean means) {
    PanelWriter out = new PanelWriter(font, WIDTH, HEIGHT).ground();
    out.text(Face.BOLD, "Colours", 1, HEIGHT - 2.4f, 1.2f, 20, Ink.TEXT);
    HelpPanel.close(out, WIDTH, HEIGHT, Action.LEGEND);
    float y = HEIGHT - 5;
    bar(out, ColourMap.SEQUENTIAL, 0, y, "0", "large");
    bar(out, ColourMap.DIVERGING, 1, y - 4.2f, "−", "+");
    String[] lines = {
      "Scaled for each layer: 99.5 % of its values",
      "From afar: " + (means ? "the mean" : "the value of largest magnitude"),
      "Grey stripes: not computed yet",
      "Magenta stripes: not a number",
      "Without colour: of the picture before"
    };
    y -= 8.6f;
    for (String line : lines) {
      out.text(Face.REGULAR, line, 1, y, 0.95f, WIDTH - 2, Ink.SOFT);
      y -= 1.55f;
    }
    return out.done();
  }

  private static void bar(
      PanelWriter out, ColourMap map, int first, float top, String low, String high) {
    float room = WIDTH - 2;
    for (int i = 0; i < STEPS; i++) {
      int texel = first + (255 - first) * i / (STEPS - 1);
      float x = 1 + room * i / STEPS;
      out.rectangle(new Box(x, top - 1, x + room / STEPS, top), 0xff000000 | map.srgb(texel));
    }
    out.text(Face.REGULAR, low, 1, top - 2.5f, 1, 5, Ink.SOFT);
    out.textTo(Face.REGULAR, high, WIDTH - 1, top - 2.5f, 1, Ink.SOFT);
    if (map == ColourMap.DIVERGING) {
      out.textAbout(Face.REGULAR, "0", WIDTH / 2, top - 2.5f, 1, 5, Ink.SOFT);
    }
  }
}
