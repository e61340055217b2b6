package io.vitrine.viewer.text;

import io.vitrine.viewer.text.FontAtlas.Face;
import org.joml.Vector3fc;

/**
 * What a layer is called, on a dark card: in full, or in brief for where there is little room.
 *
 * @param anchor bottom centre in the hall
 */
public record Label(Vector3fc anchor, Card full, Card brief) {
  static final int CARD = 0xf50b0e14;
  static final int NAME = 0xffffffff;
  static final int DETAIL = 0xffc3d2e6;
  private static final float DETAIL_CAP = 0.040f;
  private static final float NAME_CAP = 0.052f;
  private static final float PAD = 0.030f;
  private static final float LINE = 0.034f;
  private static final float MOST_WIDTH = 1.6f;

  /**
   * A card; the origin of its sheet is its bottom centre.
   *
   * @param width in metres, before it grows
   * @param capHeight of its smallest text in metres, before it grows
   */
  public record Card(Sheet sheet, float width, float height, float capHeight) {}

  /**
   * From a title whose parts two spaces separate: the first is the name, the rest goes on a second
   * line.
   */
  public static Label of(FontAtlas atlas, String title, Vector3fc anchor) {
    String[] parts = title.strip().split(" {2,}", 2);
    String name = atlas.fit(Face.BOLD, parts[0], MOST_WIDTH / NAME_CAP);
    String detail =
        parts.length > 1
            ? atlas.fit(
                Face.REGULAR, parts[1].strip().replace(" x ", " × "), MOST_WIDTH / DETAIL_CAP)
            : "";
    Card brief = card(atlas, name, "");
    return new Label(anchor, detail.isEmpty() ? brief : card(atlas, name, detail), brief);
  }

  private static Card card(FontAtlas atlas, String name, String detail) {
    float nameWidth = atlas.width(Face.BOLD, name) * NAME_CAP;
    float detailWidth = atlas.width(Face.REGULAR, detail) * DETAIL_CAP;
    float width = Math.max(nameWidth, detailWidth) + 2 * PAD;
    float height = 2 * PAD + NAME_CAP + (detail.isEmpty() ? 0 : LINE + DETAIL_CAP);
    Sheet sheet = new Sheet(atlas);
    sheet.rectangle(-width / 2, 0, width / 2, height, CARD);
    if (!detail.isEmpty()) {
      sheet.text(Face.REGULAR, detail, -detailWidth / 2, PAD, DETAIL_CAP, DETAIL);
    }
    sheet.text(Face.BOLD, name, -nameWidth / 2, height - PAD - NAME_CAP, NAME_CAP, NAME);
    return new Card(sheet, width, height, detail.isEmpty() ? NAME_CAP : DETAIL_CAP);
  }
}
