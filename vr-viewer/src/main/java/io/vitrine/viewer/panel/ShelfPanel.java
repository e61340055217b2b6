package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;

/** The sample pictures, and a second input frame beside them. */
public final class ShelfPanel {
  /** Most pictures on it. */
  public static final int MOST = 64;

  private static final int COLUMNS = 8;
  private static final float CELL = 4.6f;
  private static final float GAP = 0.4f;
  private static final float FRAME = 11;

  /**
   * A picture to choose.
   *
   * @param number which one it is
   * @param slot of the gallery
   */
  public record Choice(int number, String name, int slot, float aspect) {}

  private ShelfPanel() {}

  /**
   * @param input slot of the picture that is in the network
   * @param carrying whether a picture is in the hand
   */
  public static Panel of(
      FontAtlas font, List<Choice> choices, int input, float inputAspect, boolean carrying) {
    int rows = Math.max(2, (choices.size() + COLUMNS - 1) / COLUMNS);
    float width = FRAME + 3 * PanelWriter.PAD + COLUMNS * (CELL + GAP);
    float height = 4.2f + Math.max(FRAME + 4, rows * (CELL + GAP)) + PanelWriter.PAD;
    PanelWriter out = new PanelWriter(font, width, height).ground();
    float top = height - 4.2f;
    out.text(Face.BOLD, "Pictures", PanelWriter.PAD, height - 2.6f, 1.4f, 20, Ink.TEXT);
    HelpPanel.close(out, width, height, Action.PICTURES);
    Box frame = new Box(PanelWriter.PAD, top - FRAME, PanelWriter.PAD + FRAME, top);
    out.rectangle(frame, carrying ? Ink.KEY_ON : Ink.KEY);
    out.figure(frame.fitting(inputAspect), input);
    out.area(frame, Spot.INPUT_FRAME, Action.PLACE_PICTURE, 0, "The input frame: put it here");
    String say = carrying ? "Now put it here" : "In the network";
    out.text(Face.REGULAR, say, PanelWriter.PAD, frame.bottom() - 1.7f, 1, FRAME, Ink.SOFT);
    float left = FRAME + 2 * PanelWriter.PAD;
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      float x = left + i % COLUMNS * (CELL + GAP);
      float y = top - i / COLUMNS * (CELL + GAP);
      Box cell = new Box(x, y - CELL, x + CELL, y);
      out.figure(cell.fitting(choice.aspect()), choice.slot());
      out.area(cell, Spot.PICTURE, Action.TAKE_PICTURE, choice.number(), choice.name());
    }
    if (choices.isEmpty()) {
      float y = top - 2;
      for (String line :
          PanelWriter.lines(
              "No pictures yet: drop some onto the window, or start with --samples DIR.", 38)) {
        out.text(Face.REGULAR, line, left, y, 1, width - left - 1, Ink.SOFT);
        y -= PanelWriter.LINE;
      }
    }
    return out.done();
  }
}
