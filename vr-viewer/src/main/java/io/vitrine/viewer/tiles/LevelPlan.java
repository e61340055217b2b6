package io.vitrine.viewer.tiles;

import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which level each layer is kept from, so that all tiles fit into the budget: the layers that take
 * most lose their finest level first. Layers whose size is not known yet are left out.
 */
final class LevelPlan {
  /**
   * A tile's sides at its finest kept level; a cell is at most twice as wide, so it fits a page.
   */
  private static final int MOST_SIDE = 1000;

  private LevelPlan() {}

  /** The pyramid of each layer; empty where the size of its tiles is not known yet. */
  static Pyramid[] of(Hall hall, long budgetBytes) {
    Pyramid[] plan = new Pyramid[hall.layers().size()];
    for (LayerView layer : hall.layers()) {
      if (layer.width() > 0 && layer.height() > 0) {
        plan[layer.index()] = fitting(layer.width(), layer.height());
      }
    }
    while (true) {
      long total = 0;
      Optional<LayerView> largest = Optional.empty();
      for (LayerView layer : hall.layers()) {
        long bytes = bytes(layer, plan);
        total += bytes;
        boolean canShrink =
            bytes > 0 && plan[layer.index()].finest() < plan[layer.index()].coarsest();
        if (canShrink && (largest.isEmpty() || bytes > bytes(largest.get(), plan))) {
          largest = Optional.of(layer);
        }
      }
      if (total <= budgetBytes || largest.isEmpty()) {
        return plan;
      }
      int index = largest.get().index();
      plan[index] = plan[index].from(plan[index].finest() + 1);
    }
  }

  /** The pyramid of a tile, from the finest level that fits a page. */
  static Pyramid fitting(int width, int height) {
    int finest = 0;
    while (((Math.max(width, height) + (1 << finest) - 1) >> finest) > MOST_SIDE) {
      finest++;
    }
    return new Pyramid(width, height, finest);
  }

  /** Pages of this side that hold the whole plan. */
  static int pages(Hall hall, Pyramid[] plan, int pageSize) {
    Shelves trial = new Shelves(pageSize, Shelves.MOST_PAGES);
    int most = 0;
    for (LayerView layer : hall.layers()) {
      Pyramid pyramid = plan[layer.index()];
      for (int i = 0; pyramid != null && i < layer.tiles(); i++) {
        int cell = trial.take(pyramid.cellWidth(), pyramid.cellHeight()).orElse(-1);
        most = cell == -1 ? Shelves.MOST_PAGES : Math.max(most, Shelves.page(cell) + 1);
      }
    }
    boolean allKnown = Arrays.stream(plan).allMatch(pyramid -> pyramid != null);
    return Math.max(1, allKnown ? most : most + 4);
  }

  private static long bytes(LayerView layer, Pyramid[] plan) {
    Pyramid pyramid = plan[layer.index()];
    return pyramid == null ? 0 : (long) layer.tiles() * pyramid.cellWidth() * pyramid.cellHeight();
  }
}
