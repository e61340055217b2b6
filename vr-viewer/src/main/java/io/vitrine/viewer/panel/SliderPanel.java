package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;

/** From the first checkpoint to the last. */
public final class SliderPanel {
  private static final float WIDTH = 56;
  private static final float HEIGHT = 6.4f;
  private static final float SIDE = 2.4f;

  private SliderPanel() {}

  /**
   * @param names of the checkpoints, in order
   * @param at the one that is shown
   */
  public static Panel of(FontAtlas font, List<String> names, int at) {
    PanelWriter out = new PanelWriter(font, WIDTH, HEIGHT).ground();
    float left = SIDE;
    float room = WIDTH - 2 * SIDE;
    float y = 1.9f;
    float knob = left + room * at / (names.size() - 1);
    out.text(Face.REGULAR, names.get(0), 1, HEIGHT - 2, 1, 16, Ink.SOFT);
    String last = names.get(names.size() - 1);
    out.textTo(Face.REGULAR, font.fit(Face.REGULAR, last, 16), WIDTH - 1, HEIGHT - 2, 1, Ink.SOFT);
    out.textAbout(Face.BOLD, names.get(at), WIDTH / 2, HEIGHT - 2.1f, 1.2f, 20, Ink.TEXT);
    out.rectangle(new Box(left, y - 0.2f, left + room, y + 0.2f), Ink.RIM);
    out.rectangle(new Box(left, y - 0.2f, knob, y + 0.2f), Ink.BAR);
    for (int i = 0; i < names.size(); i++) {
      float x = left + room * i / (names.size() - 1);
      out.rectangle(new Box(x - 0.12f, y - 0.7f, x + 0.12f, y + 0.7f), Ink.SOFT);
    }
    out.rectangle(new Box(knob - 0.55f, y - 1.1f, knob + 0.55f, y + 1.1f), Ink.TEXT);
    // Half a step further on both sides, so that the ends can be hit.
    float half = room / (names.size() - 1) / 2;
    Box grip = new Box(Math.max(0, left - half), 0, Math.min(WIDTH, left + room + half), 3.8f);
    return out.area(
            grip, Spot.SLIDER, Action.CHECKPOINT, names.size(), "Drag: from untrained to trained")
        .done();
  }

  /**
   * The stop at a place of the grip.
   *
   * @param along 0 to 1 rightwards in it
   */
  public static int stop(int stops, float along) {
    float half = (WIDTH - 2 * SIDE) / (stops - 1) / 2;
    float left = Math.max(0, SIDE - half);
    float right = Math.min(WIDTH, WIDTH - SIDE + half);
    float x = left + along * (right - left);
    int stop = Math.round((x - SIDE) / (WIDTH - 2 * SIDE) * (stops - 1));
    return Math.max(0, Math.min(stops - 1, stop));
  }
}
