package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Binding;
import io.vitrine.viewer.action.Bindings;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.stream.Collectors;

/** What can be done and how, from the table of bindings. */
public final class HelpPanel {
  private static final float WIDTH = 66;

  /** Closer than lines of a text, so that the tools below stay in sight. */
  private static final float ROW = 1.7f;

  private static final float FIRST = 1.5f;
  private static final float SECOND = 29;
  private static final float THIRD = 48;

  private HelpPanel() {}

  /**
   * @param pointing the device that points
   */
  public static Panel of(FontAtlas font, Device pointing) {
    int rows = Action.values().length;
    float height = rows * ROW + 7.6f;
    PanelWriter out = new PanelWriter(font, WIDTH, height).ground();
    float y = height - 2.6f;
    out.text(Face.BOLD, "What you can do", FIRST, y, 1.4f, 30, Ink.TEXT);
    close(out, WIDTH, height, Action.HELP);
    y -= 2.4f;
    String hand = pointing == Device.RAY ? "Ray" : "Mouse";
    out.text(Face.BOLD, hand, SECOND, y, 1, 20, Ink.BAR);
    Device beside = pointing == Device.RAY ? Device.CONTROLLER : Device.KEYS;
    String also = pointing == Device.RAY ? "Controller" : "Keys";
    out.text(Face.BOLD, also, THIRD, y, 1, 20, Ink.BAR);
    for (Action action : Action.values()) {
      y -= ROW;
      out.text(Face.REGULAR, action.title(), FIRST, y, 1, SECOND - FIRST - 1, Ink.TEXT);
      out.text(Face.REGULAR, words(action, pointing), SECOND, y, 1, THIRD - SECOND - 1, Ink.SOFT);
      out.text(Face.REGULAR, words(action, beside), THIRD, y, 1, WIDTH - THIRD - 1, Ink.SOFT);
    }
    y -= PanelWriter.LINE + 0.3f;
    out.text(
        Face.REGULAR,
        pointing == Device.RAY
            ? "Either hand points: the one whose trigger was pulled last. The map is at the other wrist."
            : "Hold Shift to hurry. Right mouse button: look. Drop pictures onto the window.",
        FIRST,
        y,
        1,
        WIDTH - 3,
        Ink.SOFT);
    return out.done();
  }

  /** The button in the upper right corner. */
  static void close(PanelWriter out, float width, float height, Action action) {
    close(out, width, height, action, 0);
  }

  static void close(PanelWriter out, float width, float height, Action action, int argument) {
    Box box = new Box(width - 2.9f, height - 2.9f, width - 0.5f, height - 0.5f);
    out.button(box, "×", false, action, argument, "Close  (Esc)");
  }

  private static String words(Action action, Device device) {
    return Bindings.of(action, device).stream()
        .map(Binding::title)
        .collect(Collectors.joining(", "));
  }
}
