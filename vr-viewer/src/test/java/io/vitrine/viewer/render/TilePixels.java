package io.vitrine.viewer.render;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.fixture.DrawnLayer;
import io.vitrine.viewer.fixture.DrawnTiles;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCache;
import io.vitrine.viewer.tiles.TileCacheSettings;
import org.joml.Vector3f;

/** One tile of 1 m straight ahead of the eye, and the pixels it makes. */
final class TilePixels {
  static final int SIZE = 512;
  private static final FontAtlas FONT = FontAtlas.create();

  private TilePixels() {}

  /**
   * Draws {@code layer} (one tile) holding {@code values}, so that it is {@code pixels} wide in the
   * middle of the picture.
   */
  static int[] draw(HeadlessDisplay display, DrawnLayer layer, float[] values, float pixels) {
    return draw(display, layer, values, pixels, true);
  }

  static int[] draw(
      HeadlessDisplay display, DrawnLayer layer, float[] values, float pixels, boolean arrive) {
    Hall hall = Hall.of(scene(layer));
    float focal = (float) (SIZE / 2 / Math.tan(HeadlessDisplay.FIELD_OF_VIEW / 2));
    display.look(new Pose(new Vector3f(0, 1.5f, focal / pixels), 0, 0));
    try (TileCache cache =
            new TileCache(display.gpu(), hall, TileCacheSettings.DEFAULT.withCacheBytes(16 << 20));
        Gallery gallery = new Gallery(display.gpu());
        HallRenderer renderer = new HallRenderer(display.gpu(), hall, cache, FONT, gallery)) {
      cache.begin("run");
      if (arrive) {
        for (ActivationChunk chunk : DrawnTiles.chunks("run", layer, new float[][] {values}, 0)) {
          cache.take(chunk);
        }
        while (cache.busy()) {
          cache.upload();
        }
      }
      display.frame(renderer, false);
      return display.pixels();
    }
  }

  /**
   * The pixel in the middle of a texel of a tile that is {@code pixels} wide, {@code side} texels a
   * side.
   */
  static int at(int[] picture, float pixels, int side, int column, int row) {
    float texel = pixels / side;
    int x = Math.round(SIZE / 2f - pixels / 2 + (column + 0.5f) * texel);
    int y = Math.round(SIZE / 2f - pixels / 2 + (row + 0.5f) * texel);
    return picture[Math.min(SIZE - 1, y) * SIZE + Math.min(SIZE - 1, x)];
  }

  private static Scene scene(DrawnLayer layer) {
    Wing wing =
        Wing.newBuilder()
            .setOrigin(v(-0.5f, 2, 0))
            .setColumnStep(v(1, 0, 0))
            .setRowStep(v(0, -1, 0))
            .setColumns(1)
            .setRows(1)
            .setTiles(1)
            .build();
    TileForm form =
        TileForm.newBuilder()
            .setKind(TileForm.Kind.FEATURE_MAPS)
            .setTiles(1)
            .setWidth(layer.width())
            .setHeight(layer.height())
            .build();
    return Scene.newBuilder()
        .setEntry(v(0, 0, 5))
        .addLayers(
            Layer.newBuilder()
                .setValue(layer.value())
                .setTitle(layer.title())
                .setForm(form)
                .setTileWidth(1)
                .setTileHeight(1)
                .setLabel(v(0, 40, 0))
                .addWings(wing))
        .build();
  }

  private static Vector3 v(float x, float y, float z) {
    return Vector3.newBuilder().setX(x).setY(y).setZ(z).build();
  }
}
