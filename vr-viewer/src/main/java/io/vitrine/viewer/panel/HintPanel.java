package io.vitrine.viewer.panel;

import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;

/** What is under the pointer, in some lines; the first is the name. */
public final class HintPanel {
  private HintPanel() {}

  public static Panel of(FontAtlas font, List<String> lines) {
    float width = 0;
    for (int i = 0; i < lines.size(); i++) {
      width = Math.max(width, font.width(i == 0 ? Face.BOLD : Face.REGULAR, lines.get(i)));
    }
    width = Math.min(width, 40) + 2;
    float height = lines.size() * PanelWriter.LINE + 1.1f;
    PanelWriter out = new PanelWriter(font, width, height).ground();
    float y = height - 2;
    for (int i = 0; i < lines.size(); i++) {
      out.text(
          i == 0 ? Face.BOLD : Face.REGULAR,
          lines.get(i),
          1,
          y,
          1,
          width - 1.5f,
          i == 0 ? Ink.TEXT : Ink.SOFT);
      y -= PanelWriter.LINE;
    }
    return out.done();
  }

  /** A picture in the hand. */
  public static Panel carried(FontAtlas font, int slot, float aspect) {
    return new PanelWriter(font, 6, 6)
        .figure(new Panel.Box(0, 0, 6, 6).fitting(aspect), slot)
        .done();
  }
}
