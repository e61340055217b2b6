package io.vitrine.viewer.text;

import io.vitrine.viewer.scene.Frame;
import io.vitrine.viewer.text.FontAtlas.Face;
import java.util.List;
import java.util.Locale;

/**
 * What is written on the results board and around the input picture. Origins of the sheets: the
 * frame's centre.
 */
public final class Board {
  private static final int PANEL = 0xf20b0e14;
  private static final int RIM = 0xff42536b;
  private static final int INK = 0xffffffff;
  private static final int SOFT = 0xffc3d2e6;
  private static final int TRACK = 0xff1b2430;
  private static final int BAR = 0xfff0a040;
  private static final float RIM_WIDTH = 0.012f;

  /** A class and its probability 0 to 1. */
  public record Entry(String name, float probability) {}

  private final FontAtlas atlas;

  public Board(FontAtlas atlas) {
    this.atlas = atlas;
  }

  /** The top classes, the most probable first; each with its share as a bar. */
  public Sheet classes(Frame frame, List<Entry> entries) {
    float w = frame.width() / 2;
    float h = frame.height() / 2;
    Sheet sheet = panel(w, h);
    float pad = Math.min(w, h) * 0.10f;
    float top = h - pad;
    float row = (2 * h - 2 * pad) / Math.max(entries.size(), 1);
    float cap = Math.min(row * 0.45f, h * 0.18f);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      float base = top - i * row - row * 0.10f - cap;
      String percent = String.format(Locale.ROOT, "%.1f %%", entry.probability() * 100);
      float percentWidth = atlas.width(Face.BOLD, percent) * cap;
      float room = (2 * w - 2 * pad - percentWidth - cap) / cap;
      sheet.text(
          Face.BOLD, atlas.fit(Face.BOLD, shortName(entry.name()), room), -w + pad, base, cap, INK);
      sheet.text(Face.BOLD, percent, w - pad - percentWidth, base, cap, INK);
      float bar = base - row * 0.18f;
      float thick = row * 0.09f;
      float length = (2 * w - 2 * pad) * Math.max(0.004f, Math.min(1, entry.probability()));
      sheet.rectangle(-w + pad, bar - thick, w - pad, bar, TRACK);
      sheet.rectangle(-w + pad, bar - thick, -w + pad + length, bar, BAR);
    }
    return sheet;
  }

  /** A sentence in place of the classes. */
  public Sheet message(Frame frame, String text) {
    float w = frame.width() / 2;
    float h = frame.height() / 2;
    float cap = Math.min(h * 0.16f, 1.7f * w / Math.max(1, atlas.width(Face.REGULAR, text)));
    Sheet sheet = panel(w, h);
    float width = atlas.width(Face.REGULAR, text) * cap;
    sheet.text(Face.REGULAR, text, -width / 2, -cap / 2, cap, SOFT);
    return sheet;
  }

  /** A rim around a picture. */
  public Sheet rim(Frame frame) {
    return edge(new Sheet(atlas), frame.width() / 2 + RIM_WIDTH, frame.height() / 2 + RIM_WIDTH);
  }

  private Sheet panel(float w, float h) {
    return edge(new Sheet(atlas).rectangle(-w, -h, w, h, PANEL), w, h);
  }

  private static Sheet edge(Sheet sheet, float w, float h) {
    return sheet
        .rectangle(-w, -h, w, -h + RIM_WIDTH, RIM)
        .rectangle(-w, h - RIM_WIDTH, w, h, RIM)
        .rectangle(-w, -h + RIM_WIDTH, -w + RIM_WIDTH, h - RIM_WIDTH, RIM)
        .rectangle(w - RIM_WIDTH, -h + RIM_WIDTH, w, h - RIM_WIDTH, RIM);
  }

  /**
   * ImageNet's files say "n02123045 tabby, tabby cat": the number is for machines, the first name
   * is enough.
   */
  public static String shortName(String label) {
    String name = label.replaceFirst("^n\\d{8}\\s+", "");
    int comma = name.indexOf(',');
    return comma > 0 ? name.substring(0, comma) : name;
  }
}
