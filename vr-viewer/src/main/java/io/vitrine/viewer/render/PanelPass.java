package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.panel.Panel.Figure;
import io.vitrine.viewer.panel.Panel.TileFigure;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCache;
import java.util.List;

/**
 * Panels in front of everything, in the order given; each takes at most three draws: ground and
 * text, pictures, tiles.
 */
final class PanelPass implements AutoCloseable {
  private static final int MOST_PANELS = 64;
  private static final int MOST_FIGURES = 512;
  private static final int MOST_TILES = 2048;

  private final SheetPass sheets;
  private final FigurePass figures;
  private final FigurePass tiles;
  private final TileCache cache;
  private final Gallery gallery;
  private final int[] sheetEnds = new int[MOST_PANELS];
  private final int[] figureEnds = new int[MOST_PANELS];
  private final int[] tileEnds = new int[MOST_PANELS];

  PanelPass(Gpu gpu, FontAtlas font, TileCache cache, Gallery gallery) {
    this.cache = cache;
    this.gallery = gallery;
    sheets = new SheetPass(gpu, font);
    figures = new FigurePass(gpu, "figures", "figures", 0, MOST_FIGURES);
    tiles = new FigurePass(gpu, "tile_figures", "tiles", 4, MOST_TILES);
  }

  void draw(List<PlacedPanel> panels) {
    int count = Math.min(panels.size(), MOST_PANELS);
    sheets.begin();
    figures.begin();
    tiles.begin();
    for (int i = 0; i < count; i++) {
      PlacedPanel placed = panels.get(i);
      sheets.add(placed.panel().sheet(), placed.placement());
      for (Figure figure : placed.panel().figures()) {
        figures.add(placed.placement(), figure.box(), figure.slot(), 0);
      }
      for (TileFigure tile : placed.panel().tiles()) {
        tiles.add(placed.placement(), tile.box(), tile.tile(), tile.layer().index());
      }
      sheetEnds[i] = sheets.count();
      figureEnds[i] = figures.count();
      tileEnds[i] = tiles.count();
    }
    sheets.write();
    figures.write();
    tiles.write();
    for (int i = 0; i < count; i++) {
      sheets.draw(i == 0 ? 0 : sheetEnds[i - 1], sheetEnds[i]);
      gallery.bind(2);
      figures.draw(i == 0 ? 0 : figureEnds[i - 1], figureEnds[i]);
      cache.bind();
      tiles.draw(i == 0 ? 0 : tileEnds[i - 1], tileEnds[i]);
    }
  }

  @Override
  public void close() {
    sheets.close();
    figures.close();
    tiles.close();
  }
}
