package io.vitrine.layout.walk;

import io.vitrine.protocol.TileForm;

/**
 * How large the tiles of a layer hang, so that a few are seen well and many still fit. Metres.
 *
 * @param width of a tile, without the gap
 * @param height of a tile, without the gap
 * @param gap to the next tile
 * @param mostRows how many tiles hang below each other at most
 */
record TileSize(double width, double height, double gap, int mostRows) {
  private static final double SLIMMEST = 1.0 / 8;
  private static final double SHEET_TEXEL = 0.1;
  private static final double WIDEST_SHEET = 4.0;
  private static final double NARROWEST_SHEET = 0.3;
  private static final double CLOSED_SHEET = 1.0;
  private static final double LEAST_SHEET_HEIGHT = 0.1;
  private static final double LONGEST_PLOT = 1.0;
  private static final double PLOT_STEP = 0.01;
  private static final double PLOT_HEIGHT_SHARE = 0.5;
  private static final int FEW_TEXELS = 4;
  private static final int ANY = Integer.MAX_VALUE;

  /**
   * @param tilesInWing tiles of the layer's fuller wing, at least 1
   */
  static TileSize of(Shown shown, int tilesInWing, WalkSettings settings) {
    TileForm form = shown.form();
    return switch (form.getKind()) {
      case STRIP, TOKENS -> shown.closed() ? small(sheet(form, settings)) : sheet(form, settings);
      case PLOT -> plots(form, tilesInWing, settings);
      default -> shown.closed() ? closed(form, settings) : maps(form, tilesInWing, settings);
    };
  }

  /** A sheet that stands for a block is no wider than the other things that do. */
  private static TileSize small(TileSize sheet) {
    double factor = Math.min(1, CLOSED_SHEET / Math.max(sheet.width, sheet.height));
    return new TileSize(sheet.width * factor, sheet.height * factor, sheet.gap, 1);
  }

  /** Double size, as far as the maps have elements for it. */
  private static TileSize closed(TileForm form, WalkSettings settings) {
    double texels = Math.max(form.getHeight(), form.getWidth());
    double most = texels == 0 ? Double.MAX_VALUE : texels * settings.texelSide();
    TileSize map = map(form, Math.min(2 * settings.plainSide(), most), settings);
    return new TileSize(map.width, map.height, map.gap, settings.closedRows());
  }

  /** Columns that so many tiles need. */
  int columns(int tiles, WalkSettings settings) {
    int fit = (int) Math.floor((settings.height() + gap + 1e-9) / (height + gap));
    int rows = Math.max(1, Math.min(mostRows, fit));
    return (tiles + rows - 1) / rows;
  }

  double wingWidth(int tiles, WalkSettings settings) {
    return columns(tiles, settings) * (width + gap);
  }

  /** The largest side with which the wing is not wide; else the plain one; for huge ones less. */
  private static TileSize maps(TileForm form, int tiles, WalkSettings settings) {
    double texels = Math.max(1, Math.max(form.getHeight(), form.getWidth()));
    boolean unknown = form.getHeight() == 0 || form.getWidth() == 0;
    double most = unknown ? settings.plainSide() : texels * settings.texelSide();
    // Nothing is lost when a map of one or a few elements is drawn small.
    double least =
        !unknown && texels <= FEW_TEXELS ? settings.plainSide() / 2 : settings.plainSide();
    double side = settings.tileSides().get(settings.tileSides().size() - 1);
    for (double candidate : settings.tileSides()) {
      TileSize size = map(form, candidate, settings);
      double limit = candidate > least + 1e-9 ? settings.easyWidth() : settings.wideWidth();
      if (candidate <= most + 1e-9 && size.wingWidth(tiles, settings) <= limit) {
        side = candidate;
        break;
      }
    }
    return map(form, side, settings);
  }

  private static TileSize map(TileForm form, double side, WalkSettings settings) {
    double aspect =
        form.getHeight() == 0 || form.getWidth() == 0
            ? 1
            : Math.min(
                1 / SLIMMEST, Math.max(SLIMMEST, (double) form.getWidth() / form.getHeight()));
    double width = aspect >= 1 ? side : side * aspect;
    double height = aspect >= 1 ? side / aspect : side;
    return new TileSize(width, height, side * settings.gapShare(), ANY);
  }

  private static TileSize plots(TileForm form, int tiles, WalkSettings settings) {
    double length = Math.max(NARROWEST_SHEET, Math.min(LONGEST_PLOT, form.getWidth() * PLOT_STEP));
    for (double side : settings.tileSides()) {
      TileSize size =
          new TileSize(length, side * PLOT_HEIGHT_SHARE, side * settings.gapShare(), ANY);
      if (size.wingWidth(tiles, settings) <= Math.max(settings.easyWidth(), length * 2)) {
        return size;
      }
    }
    double least = settings.tileSides().get(settings.tileSides().size() - 1);
    return new TileSize(length, least * PLOT_HEIGHT_SHARE, least * settings.gapShare(), ANY);
  }

  /** One picture that is the whole layer: a vector, or a row per token. */
  private static TileSize sheet(TileForm form, WalkSettings settings) {
    int rows = Math.max(1, form.getHeight());
    int columns = Math.max(1, form.getWidth());
    double width = Math.max(NARROWEST_SHEET, Math.min(WIDEST_SHEET, columns * SHEET_TEXEL));
    double texel = Math.min(SHEET_TEXEL, settings.height() / rows);
    double height = Math.min(settings.height(), Math.max(LEAST_SHEET_HEIGHT, rows * texel));
    return new TileSize(width, height, settings.plainSide() * settings.gapShare(), ANY);
  }
}
