package io.vitrine.viewer.render;

import io.vitrine.viewer.display.FramePainter;
import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Drawing;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.scene.Frame;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.text.Board;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.Label;
import io.vitrine.viewer.text.LabelPlanner;
import io.vitrine.viewer.text.Legend;
import io.vitrine.viewer.text.Placement;
import io.vitrine.viewer.text.Sheet;
import io.vitrine.viewer.tiles.TileCache;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * Draws a hall, one view at a time. Belongs to the render thread; the tile cache belongs to whoever
 * made it. A frame is six draw calls, or five without an input picture, whatever stands in the
 * hall, and at most three for each panel.
 */
public final class HallRenderer implements FramePainter, AutoCloseable {
  private static final float IN_FRONT = 0.004f;

  private record Fixed(Sheet sheet, Placement at) {}

  private final Hall hall;
  private final Gpu gpu;
  private final Drawing drawing;
  private final FrameUniforms uniforms;
  private final ColourTable colours;
  private final GroundPass ground;
  private final TilePass tiles;
  private final EdgePass edges;
  private final PicturePass picture;
  private final SheetPass sheets;
  private final PanelPass panelPass;
  private final TileCache cache;
  private final Board board;
  private final LabelPlanner planner;
  private final List<Fixed> rims = new ArrayList<>();
  private final List<Fixed> boards = new ArrayList<>();
  private List<LabelPlanner.Shown> shownLabels = List.of();
  private List<PlacedPanel> panels = List.of();
  private List<PlacedPanel> marks = List.of();
  private boolean means;

  /**
   * @param gallery what panels show pictures from; belongs to whoever made it
   */
  public HallRenderer(Gpu gpu, Hall hall, TileCache cache, FontAtlas font, Gallery gallery) {
    this.hall = hall;
    this.gpu = gpu;
    drawing = new Drawing(gpu);
    uniforms = new FrameUniforms(gpu);
    colours = new ColourTable(gpu);
    ground = new GroundPass(gpu);
    tiles = new TilePass(gpu, hall, cache);
    edges = new EdgePass(gpu, hall);
    picture = new PicturePass(gpu);
    sheets = new SheetPass(gpu, font);
    this.cache = cache;
    panelPass = new PanelPass(gpu, font, cache, gallery);
    board = new Board(font);
    planner =
        new LabelPlanner(
            hall.layers().stream()
                .map(layer -> Label.of(font, layer.title(), layer.label()))
                .toList(),
            hall::hidden);
    hall.inputFrame().ifPresent(frame -> hang(frame, font));
    gpu.check();
  }

  private void hang(Frame frame, FontAtlas font) {
    rims.add(new Fixed(board.rim(frame), at(frame)));
    Frame below = Legend.below(frame);
    rims.add(new Fixed(Legend.sheet(font, below), at(below)));
  }

  /**
   * What the next frames show in front of the hall, the foremost last, and what lies on things in
   * it.
   */
  public void showPanels(List<PlacedPanel> inFront, List<PlacedPanel> onThings) {
    panels = inFront;
    marks = onThings;
  }

  /** From afar and between texels: means, or else extremes. */
  public void showMeans(boolean show) {
    means = show;
  }

  /** Puts a picture on the input frame. */
  public void showPicture(BufferedImage image) {
    hall.inputFrame().ifPresent(frame -> picture.show(image, frame));
  }

  /** Writes the top classes on the results board, the most probable first. */
  public void showClasses(List<Board.Entry> entries) {
    hall.resultsBoard().ifPresent(frame -> write(board.classes(frame, entries), frame));
  }

  /** Writes a sentence on the results board. */
  public void showMessage(String text) {
    hall.resultsBoard().ifPresent(frame -> write(board.message(frame, text), frame));
  }

  private void write(Sheet sheet, Frame frame) {
    boards.clear();
    boards.add(new Fixed(sheet, at(frame)));
  }

  private static Placement at(Frame frame) {
    Vector3fc origin = frame.facing().mul(IN_FRONT).add(frame.centre());
    return new Placement(
        origin, new Vector3f(frame.right()).normalize(), new Vector3f(frame.up()).normalize(), 1);
  }

  @Override
  public void plan(View view, float seconds) {
    // Placed for the pixels that are shown, so that they stay where they are while speed matters.
    float finer = view.finer();
    View seen =
        new View(
            view.view(), view.projection(), px(view.width(), finer), px(view.height(), finer), 1);
    List<LabelPlanner.Box> covered =
        panels.stream().filter(PlacedPanel::solid).map(panel -> panel.covers(seen)).toList();
    shownLabels =
        planner.plan(seen.view(), seen.focal(), seen.width(), seen.height(), seconds, covered);
  }

  @Override
  public void hall(View view, Canvas canvas) {
    look(view);
    tiles.cull();
    canvas.begin();
    drawing.begin();
    drawing.background();
    ground.draw();
    drawing.solid();
    tiles.draw();
    picture.draw();
    drawing.solidBehind();
    tiles.drawPlates();
    drawing.transparent();
    edges.draw();
    drawSheets();
    gpu.check();
  }

  private void look(View view) {
    uniforms.set(view, hall.tiles(), hall.wings().size(), means ? 1 : 0, cache.epoch());
    colours.bind();
  }

  @Override
  public void front(View view, Canvas canvas) {
    if (!panels.isEmpty()) {
      look(view);
      canvas.begin();
      drawing.foreground();
      panelPass.draw(panels);
      gpu.check();
    }
  }

  private void drawSheets() {
    sheets.begin();
    rims.forEach(rim -> sheets.add(rim.sheet(), rim.at()));
    boards.forEach(fixed -> sheets.add(fixed.sheet(), fixed.at()));
    marks.forEach(mark -> sheets.add(mark.panel().sheet(), mark.placement()));
    for (LabelPlanner.Shown shown : shownLabels) {
      sheets.add(shown.card().sheet(), shown.placement());
    }
    sheets.draw();
  }

  private static int px(int drawn, float finer) {
    return Math.round(drawn * finer);
  }

  /** The labels of the last frame that was planned. */
  public List<LabelPlanner.Shown> shownLabels() {
    return shownLabels;
  }

  @Override
  public void close() {
    drawing.close();
    uniforms.close();
    colours.close();
    ground.close();
    tiles.close();
    edges.close();
    picture.close();
    sheets.close();
    panelPass.close();
  }
}
