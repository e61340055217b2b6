package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel.Area;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.panel.Panel.Figure;
import io.vitrine.viewer.panel.Panel.TileFigure;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import io.vitrine.viewer.text.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Writes one panel. Lengths in capitals, from its lower left corner. */
public final class PanelWriter {
  /** Most characters in a line. */
  public static final int LINE_CHARACTERS = 45;

  /** From one line of text to the next. */
  static final float LINE = 1.9f;

  static final float PAD = 1.0f;
  private static final float RIM = 0.12f;
  private static final float OUTLINE = 0.22f;

  private final FontAtlas font;
  private final float width;
  private final float height;
  private final Sheet sheet;
  private final List<Area> areas = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<TileFigure> tiles = new ArrayList<>();

  /** A panel without a ground. */
  public PanelWriter(FontAtlas font, float width, float height) {
    this.font = font;
    this.width = width;
    this.height = height;
    sheet = new Sheet(font);
  }

  /** A dark ground with a rim. */
  public PanelWriter ground() {
    rectangle(new Box(0, 0, width, height), Ink.GROUND);
    return rim(new Box(0, 0, width, height), RIM, Ink.RIM);
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }

  PanelWriter rectangle(Box box, int colour) {
    sheet.rectangle(box.left(), box.bottom(), box.right(), box.top(), colour);
    return this;
  }

  private PanelWriter rim(Box b, float thick, int colour) {
    rectangle(new Box(b.left(), b.bottom(), b.right(), b.bottom() + thick), colour);
    rectangle(new Box(b.left(), b.top() - thick, b.right(), b.top()), colour);
    rectangle(new Box(b.left(), b.bottom(), b.left() + thick, b.top()), colour);
    return rectangle(new Box(b.right() - thick, b.bottom(), b.right(), b.top()), colour);
  }

  /** A bright frame around a box. */
  PanelWriter outline(Box box) {
    Box wider =
        new Box(
            box.left() - OUTLINE,
            box.bottom() - OUTLINE,
            box.right() + OUTLINE,
            box.top() + OUTLINE);
    return rim(wider, OUTLINE, Ink.MARK);
  }

  /** Text on a baseline; what is too long ends with an ellipsis. */
  PanelWriter text(Face face, String text, float x, float y, float cap, float room, int colour) {
    sheet.text(face, font.fit(face, text, room / cap), x, y, cap, colour);
    return this;
  }

  /** Text that ends at {@code right}. */
  PanelWriter textTo(Face face, String text, float right, float y, float cap, int colour) {
    sheet.text(face, text, right - font.width(face, text) * cap, y, cap, colour);
    return this;
  }

  /** Text about {@code middle}. */
  PanelWriter textAbout(
      Face face, String text, float middle, float y, float cap, float room, int colour) {
    String fitting = font.fit(face, text, room / cap);
    sheet.text(face, fitting, middle - font.width(face, fitting) * cap / 2, y, cap, colour);
    return this;
  }

  /** Something to press. */
  PanelWriter button(Box box, String label, boolean on, Action action, int argument, String hint) {
    rectangle(box, on ? Ink.KEY_ON : Ink.KEY);
    float middle = (box.left() + box.right()) / 2;
    float base = (box.bottom() + box.top() - 1) / 2;
    textAbout(Face.REGULAR, label, middle, base, 1, box.width() - 0.6f, Ink.TEXT);
    return area(box, Spot.BUTTON, action, argument, hint);
  }

  /** A place that does something, without a look of its own. */
  PanelWriter area(Box box, Spot spot, Action action, int argument, String hint) {
    areas.add(new Area(box, new Target.Button(spot, action, argument, hint, 0)));
    return this;
  }

  PanelWriter bar(Box box, float share) {
    rectangle(box, Ink.TRACK);
    float part = Math.max(0.004f, Math.min(1, share));
    return rectangle(
        new Box(box.left(), box.bottom(), box.left() + box.width() * part, box.top()), Ink.BAR);
  }

  /** A picture, or a dark place for it while it is not there. */
  PanelWriter figure(Box box, int slot) {
    if (slot < 0) {
      return rectangle(box, Ink.TRACK);
    }
    figures.add(new Figure(box, slot));
    return this;
  }

  PanelWriter tile(Box box, LayerView layer, int tile) {
    tiles.add(new TileFigure(box, layer, tile));
    return this;
  }

  /** The panel as it is now. */
  public Panel done() {
    return new Panel(
        sheet, width, height, List.copyOf(areas), List.copyOf(figures), List.copyOf(tiles));
  }

  /** A sentence in lines of at most so many characters. */
  static List<String> lines(String text, int characters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > characters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
