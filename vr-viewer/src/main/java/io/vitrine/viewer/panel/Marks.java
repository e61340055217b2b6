package io.vitrine.viewer.panel;

import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.WingView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.Placement;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** Marks on what is pointed at. */
public final class Marks {
  /** A mark's line, in pixels and at least in metres. */
  private static final float LINE_PX = 2.6f;

  private static final float LEAST_LINE = 0.004f;
  private static final float IN_FRONT = 0.004f;
  private static final float OUTLINE = 0.22f;

  private final FontAtlas font;

  public Marks(FontAtlas font) {
    this.font = font;
  }

  /** On things in the hall. */
  public List<PlacedPanel> of(Target aim, View view, Hall hall) {
    List<PlacedPanel> out = new ArrayList<>();
    Vector3f eye = view.view().invertAffine(new Matrix4f()).getTranslation(new Vector3f());
    if (aim instanceof Target.Tile tile) {
      WingView wing = wingOf(tile.layer(), tile.tile());
      Vector3f corner =
          wing.centre(tile.tile() - wing.firstTile())
              .fma(-0.5f, wing.right())
              .fma(0.5f, wing.down());
      out.add(around(corner, wing.right(), new Vector3f(wing.down()).negate(), eye, view));
    } else if (aim instanceof Target.Layer layer) {
      for (WingView wing : layer.layer().wings()) {
        Vector3f across =
            new Vector3f(wing.columnStep()).mul((wing.tiles() + wing.rows() - 1) / wing.rows());
        Vector3f down = new Vector3f(wing.rowStep()).mul(Math.min(wing.rows(), wing.tiles()));
        Vector3f corner = new Vector3f(wing.origin()).add(down);
        out.add(around(corner, across, down.negate(), eye, view));
      }
    } else if (aim instanceof Target.InputFrame && hall.inputFrame().isPresent()) {
      var frame = hall.inputFrame().get();
      Vector3f corner = new Vector3f(frame.centre()).sub(frame.right()).sub(frame.up());
      out.add(
          around(
              corner,
              new Vector3f(frame.right()).mul(2),
              new Vector3f(frame.up()).mul(2),
              eye,
              view));
    } else if (aim instanceof Target.Ground ground) {
      Vector3f corner = new Vector3f(ground.point()).add(-0.2f, IN_FRONT, 0.2f);
      out.add(around(corner, new Vector3f(0.4f, 0, 0), new Vector3f(0, 0, -0.4f), eye, view));
    }
    return out;
  }

  private static WingView wingOf(LayerView layer, int tile) {
    return layer.wings().stream()
        .filter(wing -> tile >= wing.firstTile() && tile < wing.firstTile() + wing.tiles())
        .findFirst()
        .orElseThrow();
  }

  private PlacedPanel around(
      Vector3f corner, Vector3fc right, Vector3fc up, Vector3fc eye, View view) {
    float line = Math.max(LEAST_LINE, LINE_PX * corner.distance(eye) / view.focal());
    float unit = line / OUTLINE;
    Vector3f facing = new Vector3f(right).cross(up).normalize(IN_FRONT);
    if (facing.dot(new Vector3f(eye).sub(corner)) < 0) {
      facing.negate();
    }
    float width = right.length() / unit;
    float height = up.length() / unit;
    Panel panel = new PanelWriter(font, width, height).outline(new Box(0, 0, width, height)).done();
    Placement placement =
        new Placement(
            corner.add(facing),
            new Vector3f(right).normalize(unit),
            new Vector3f(up).normalize(unit),
            1);
    return new PlacedPanel(panel, placement, false);
  }

  /** On a place of a panel. */
  public PlacedPanel on(PlacedPanel placed, Box box) {
    Panel panel = placed.panel();
    PanelWriter writer = new PanelWriter(font, panel.width(), panel.height());
    return new PlacedPanel(writer.outline(box).done(), placed.placement(), false);
  }

  /** A picture in the hand. */
  public Panel carried(int slot, float aspect) {
    return HintPanel.carried(font, slot, aspect);
  }
}
