package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;

/** One channel: its map, what it looks for, and the pictures that move it most. */
public final class ChannelPanel {
  /** The argument of its button to close it. */
  public static final int CLOSES = 1;

  private static final float WIDTH = 44;
  private static final float SIDE = 20;
  private static final int TOPS = 6;

  /**
   * A sample picture and what the channel says to it.
   *
   * @param slot of the gallery
   */
  public record Top(int slot, float aspect, String value) {}

  /**
   * Its visualization.
   *
   * @param slot of the gallery; negative: none yet
   * @param progress 0 to 1 while the job runs, else 1
   * @param running whether the job can be stopped
   * @param message what there is to say; empty: nothing
   */
  public record Look(int slot, float aspect, float progress, boolean running, String message) {
    public static final Look NONE = new Look(-1, 1, 1, false, "");
  }

  /**
   * What is shown.
   *
   * @param tile its number in the scene; negative: it is not among those that are shown
   * @param values about its map, in words
   * @param topsTitle about the pictures, in words
   */
  public record State(
      LayerView layer,
      int tile,
      int channel,
      float aspect,
      String values,
      Look look,
      String topsTitle,
      List<Top> tops) {}

  private ChannelPanel() {}

  public static Panel of(FontAtlas font, State state) {
    float pictures = (WIDTH - 2 * PanelWriter.PAD - (TOPS - 1) * 0.6f) / TOPS;
    List<String> message =
        state.look().message().isEmpty()
            ? List.of()
            : PanelWriter.lines(state.look().message(), 45);
    float height = SIDE + pictures + 15.2f + message.size() * 1.6f + (message.isEmpty() ? 0 : 0.5f);
    PanelWriter out = new PanelWriter(font, WIDTH, height).ground();
    String name = state.layer().title().strip().split(" {2,}", 2)[0];
    String channel = "channel " + state.channel();
    float y = height - 2.4f;
    out.text(Face.BOLD, name + "  ·  " + channel, 1, y, 1.25f, WIDTH - 5, Ink.TEXT);
    HelpPanel.close(out, WIDTH, height, Action.CLOSE, CLOSES);
    y -= 2;
    out.text(Face.REGULAR, state.values(), 1, y, 1, WIDTH - 2, Ink.SOFT);
    y -= 1.3f;
    Box left = new Box(1, y - SIDE, 1 + SIDE, y);
    Box right = new Box(WIDTH - 1 - SIDE, y - SIDE, WIDTH - 1, y);
    out.rectangle(left, Ink.TRACK);
    if (state.tile() >= 0) {
      out.tile(left.fitting(state.aspect()), state.layer(), state.tile());
    }
    look(out, right, state);
    y = left.bottom() - 1.7f;
    out.text(Face.REGULAR, "Its map of this picture", 1, y, 1, SIDE - 5.5f, Ink.SOFT);
    if (state.tile() >= 0) {
      Box take =
          new Box(left.right() - 5, left.bottom() - 2.4f, left.right(), left.bottom() - 0.3f);
      out.button(take, "Take", false, Action.TAKE_TILE, 0, Action.TAKE_TILE.title() + "  (T)");
    }
    out.text(Face.REGULAR, "What it looks for", right.left(), y, 1, SIDE, Ink.SOFT);
    y -= message.isEmpty() ? 0 : 0.5f;
    for (String line : message) {
      y -= 1.6f;
      out.text(Face.REGULAR, line, 1, y, 1, WIDTH - 2, Ink.WARNING);
    }
    y -= 2.6f;
    out.text(Face.REGULAR, state.topsTitle(), 1, y, 1, WIDTH - 2, Ink.TEXT);
    y -= 0.9f;
    for (int i = 0; i < Math.min(TOPS, state.tops().size()); i++) {
      Top top = state.tops().get(i);
      float x = 1 + i * (pictures + 0.6f);
      Box box = new Box(x, y - pictures, x + pictures, y);
      out.figure(box.fitting(top.aspect()), top.slot());
      out.textAbout(
          Face.REGULAR, top.value(), x + pictures / 2, y - pictures - 1.5f, 1, pictures, Ink.SOFT);
    }
    return out.done();
  }

  private static void look(PanelWriter out, Box box, State state) {
    Look look = state.look();
    out.rectangle(box, Ink.TRACK);
    if (look.slot() >= 0) {
      out.figure(box.fitting(look.aspect()), look.slot());
    }
    if (look.running()) {
      float y = box.bottom() - 0.5f;
      out.bar(new Box(box.left(), y, box.right(), y + 0.4f), look.progress());
      Box stop = new Box(box.right() - 5, box.bottom() - 2.7f, box.right(), box.bottom() - 0.7f);
      out.button(stop, "Stop", false, Action.CANCEL_JOB, 0, "Stop the job  (X)");
    } else if (look.slot() < 0) {
      float middle = (box.bottom() + box.top()) / 2;
      Box ask = new Box(box.left() + 3, middle - 1.4f, box.right() - 3, middle + 1.4f);
      out.button(ask, "Ask", false, Action.VISUALIZE, 0, Action.VISUALIZE.title() + "  (V)");
    }
  }
}
