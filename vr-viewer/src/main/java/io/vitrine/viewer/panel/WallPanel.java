package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.FontAtlas.Face;
import io.vitrine.viewer.text.Placement;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/**
 * A layer read at arm's length: its tiles, at least 3.8 degrees wide, on a wall 1.5 m away. What
 * does not fit goes on further pages.
 */
public final class WallPanel {
  /** The argument of its button to close it. */
  public static final int CLOSES = 2;

  /** From the eye to the wall, in metres of the walker's own. */
  public static final float DISTANCE = 1.5f;

  /** Least angle of a tile's wider side. */
  public static final float LEAST_TILE = (float) Math.toRadians(3.8);

  /** One capital on the wall, in metres: 40 minutes of arc. */
  private static final float UNIT = DISTANCE * (float) Math.tan(Math.toRadians(40.0 / 60));

  private static final float SHARE_OF_WIDTH = 0.72f;
  private static final float SHARE_OF_HEIGHT = 0.66f;
  private static final float HEAD = 3.6f;
  private static final float GAP = 0.10f;
  private static final float MOST_SIDE = 24;

  /**
   * How the tiles lie.
   *
   * @param width of a tile in capitals
   */
  public record Plan(int columns, int rows, float width, float height, float unit) {
    /** Tiles of a page. */
    public int page() {
      return columns * rows;
    }

    /** Pages of a layer. */
    public int pages(int tiles) {
      return Math.max(1, (tiles + page() - 1) / page());
    }
  }

  private WallPanel() {}

  /**
   * Lays a layer out for what an eye sees.
   *
   * @param aspect width by height of a tile
   */
  public static Plan plan(View view, int tiles, float aspect) {
    float unit = Math.max(UNIT, DISTANCE * 11 / view.focal());
    float roomX = 2 * view.slopeRight() * DISTANCE * SHARE_OF_WIDTH / unit;
    float roomY = 2 * view.slopeUp() * DISTANCE * SHARE_OF_HEIGHT / unit - HEAD;
    float least = DISTANCE * LEAST_TILE / unit;
    float leastHeight = aspect >= 1 ? least / Math.min(aspect, 8) : least;
    float best = 0;
    int bestRows = 1;
    for (int rows = 1; rows <= Math.max(1, tiles); rows++) {
      int columns = (tiles + rows - 1) / rows;
      float height =
          Math.min(
              Math.min(roomY / (rows * (1 + GAP)), roomX / (columns * (1 + GAP)) / aspect),
              MOST_SIDE / Math.max(1, aspect > 4 ? 1 : aspect));
      if (height > best) {
        best = height;
        bestRows = rows;
      }
    }
    if (best >= leastHeight) {
      return new Plan((tiles + bestRows - 1) / bestRows, bestRows, best * aspect, best, unit);
    }
    int rows = Math.max(1, (int) (roomY / (leastHeight * (1 + GAP))));
    int columns = Math.max(1, (int) (roomX / (leastHeight * aspect * (1 + GAP))));
    return new Plan(columns, rows, leastHeight * aspect, leastHeight, unit);
  }

  /**
   * A page of a layer.
   *
   * @param block what its button does to the block it belongs to, in a word; empty: no button
   */
  public static Panel of(FontAtlas font, LayerView layer, Plan plan, int page, String block) {
    float width = Math.max(34, plan.columns() * plan.width() * (1 + GAP) + 2 * PanelWriter.PAD);
    float height = plan.rows() * plan.height() * (1 + GAP) + HEAD + PanelWriter.PAD;
    PanelWriter out = new PanelWriter(font, width, height).ground();
    String[] title = layer.title().strip().split(" {2,}", 2);
    int pages = plan.pages(layer.tiles());
    float right = width - 3.4f;
    if (pages > 1) {
      Box next = new Box(right - 3, height - 2.9f, right, height - 0.5f);
      Box before = new Box(right - 13, height - 2.9f, right - 10, height - 0.5f);
      out.button(before, "←", false, Action.PAGE, -1, "The page before  (,)");
      out.button(next, "→", false, Action.PAGE, 1, "The next page  (.)");
      String at = (page + 1) + " of " + pages;
      out.textAbout(Face.REGULAR, at, right - 6.5f, height - 2.2f, 1, 7, Ink.SOFT);
      right -= 13.5f;
    }
    if (!block.isEmpty()) {
      Box turn = new Box(right - 9, height - 2.9f, right, height - 0.5f);
      out.button(turn, block, false, Action.OPEN_BLOCK, 0, Action.OPEN_BLOCK.title() + "  (B)");
      right -= 9.5f;
    }
    float name = Math.min(right - 2, font.width(Face.BOLD, title[0]) * 1.2f);
    out.text(Face.BOLD, title[0], 1, height - 2.3f, 1.2f, right - 1, Ink.TEXT);
    if (title.length > 1 && right - name > 8) {
      out.text(
          Face.REGULAR,
          title[1].replace(" x ", " × "),
          name + 2.4f,
          height - 2.3f,
          1,
          right - name - 3,
          Ink.SOFT);
    }
    HelpPanel.close(out, width, height, Action.CLOSE, CLOSES);
    float left = (width - plan.columns() * plan.width() * (1 + GAP) + GAP * plan.width()) / 2;
    for (int i = page * plan.page(); i < Math.min(layer.tiles(), (page + 1) * plan.page()); i++) {
      int k = i - page * plan.page();
      float x = left + k % plan.columns() * plan.width() * (1 + GAP);
      float y = height - HEAD - k / plan.columns() * plan.height() * (1 + GAP);
      Box box = new Box(x, y - plan.height(), x + plan.width(), y);
      out.tile(box, layer, layer.firstTile() + i);
    }
    return out.done();
  }

  /** Where the wall stands for an eye: upright, before it. */
  public static Placement before(View view, Panel panel, float unit) {
    Matrix4f back = view.view().invertAffine(new Matrix4f());
    Vector3f eye = back.getTranslation(new Vector3f());
    Vector3f forward = back.transformDirection(new Vector3f(0, 0, -1));
    forward.y = 0;
    if (forward.lengthSquared() < 1e-6f) {
      forward.set(0, 0, -1);
    }
    forward.normalize();
    Vector3f right = new Vector3f(forward).cross(0, 1, 0).normalize();
    Vector3f up = new Vector3f(0, 1, 0);
    float capital = unit * view.scale();
    Vector3f origin =
        new Vector3f(eye)
            .fma(DISTANCE * view.scale(), forward)
            .fma(-panel.width() / 2 * capital, right)
            .fma(-panel.height() / 2 * capital, up);
    return new Placement(origin, right.mul(capital), up.mul(capital), 1);
  }
}
