package io.vitrine.viewer.panel;

import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.Board;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;
import java.util.Locale;

/** What goes in and what comes out, and what there is to say about it. */
public final class StatusPanel {
  private static final float WIDTH = 36;
  private static final float PICTURE = 9.4f;
  private static final int CLASSES = 3;

  /**
   * What is shown.
   *
   * @param picture slot of the input picture
   * @param top classes, the most probable first
   * @param progress 0 to 1 while tiles come, else 1
   * @param message empty: none
   */
  public record State(
      String model,
      String pictureName,
      int picture,
      float aspect,
      List<Board.Entry> top,
      float progress,
      String message) {}

  private StatusPanel() {}

  public static Panel of(FontAtlas font, State state) {
    List<String> message =
        state.message().isEmpty()
            ? List.of()
            : PanelWriter.lines(state.message(), PanelWriter.LINE_CHARACTERS);
    float below = message.isEmpty() ? 0 : message.size() * PanelWriter.LINE + 0.6f;
    float height = PICTURE + 2 * PanelWriter.PAD + below;
    PanelWriter out = new PanelWriter(font, WIDTH, height).ground();
    float top = height - PanelWriter.PAD;
    Box room = new Box(PanelWriter.PAD, top - PICTURE, PanelWriter.PAD + PICTURE, top);
    out.figure(room.fitting(state.aspect()), state.picture());
    float x = room.right() + 1.2f;
    float width = WIDTH - x - PanelWriter.PAD;
    float y = top - 1.2f;
    out.text(Face.BOLD, state.model(), x, y, 1.15f, width, Ink.TEXT);
    y -= PanelWriter.LINE;
    out.text(Face.REGULAR, state.pictureName(), x, y, 1, width, Ink.SOFT);
    for (Board.Entry entry : state.top().subList(0, Math.min(CLASSES, state.top().size()))) {
      y -= PanelWriter.LINE;
      String percent = String.format(Locale.ROOT, "%.1f %%", entry.probability() * 100);
      out.textTo(Face.BOLD, percent, x + width, y, 1, Ink.TEXT);
      out.text(Face.BOLD, Board.shortName(entry.name()), x, y, 1, width - 6, Ink.TEXT);
      out.bar(new Box(x, y - 0.55f, x + width, y - 0.3f), entry.probability());
    }
    if (state.progress() < 1) {
      out.bar(new Box(0.2f, 0.2f, WIDTH - 0.2f, 0.55f), state.progress());
    }
    y = room.bottom() - 0.9f;
    for (String line : message) {
      y -= PanelWriter.LINE - 0.5f;
      out.text(Face.REGULAR, line, PanelWriter.PAD, y, 1, WIDTH - 2 * PanelWriter.PAD, Ink.WARNING);
      y -= 0.5f;
    }
    return out.done();
  }
}
