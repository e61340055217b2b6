package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.tiles.TileCache;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * All tiles in one indirect draw: the device itself finds the wings that are seen, then their
 * tiles, and for each the level it is drawn from. The number of draw calls does not depend on the
 * number of tiles.
 */
final class TilePass implements AutoCloseable {
  private static final int GROUP = 64;
  private static final int DISPATCH = 16;

  private final Program cullWings;
  private final Program cullTiles;
  private final Program tiles;
  private final Program plates;
  private final GpuBuffer groups;
  private final GpuBuffer commands;
  private final GpuBuffer drawn;
  private final ByteBuffer start = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
  private final TileCache cache;
  private final int wings;

  TilePass(Gpu gpu, Hall hall, TileCache cache) {
    this.cache = cache;
    wings = hall.wings().size();
    cullWings = Program.computing(gpu, "cull_wings");
    cullTiles = Program.computing(gpu, "cull_tiles");
    tiles = Program.drawing(gpu, "tiles");
    plates = Program.drawing(gpu, "plates");
    long groupCount =
        hall.wings().stream().mapToLong(wing -> (wing.tiles() + GROUP - 1) / GROUP).sum();
    groups = new GpuBuffer(gpu, groupCount * 8);
    commands = new GpuBuffer(gpu, 32);
    drawn = new GpuBuffer(gpu, hall.tiles() * 8L);
    start.putInt(0).putInt(1).putInt(0).putInt(0).putInt(0).putInt(1).putInt(1).putInt(0);
  }

  void cull() {
    commands.write(0, start.rewind());
    cache.bind();
    groups.bindStorage(4);
    commands.bindStorage(5);
    drawn.bindStorage(6);
    cullWings.run((wings + GROUP - 1) / GROUP);
    cullTiles.runIndirect(commands, DISPATCH);
  }

  void drawPlates() {
    cache.bind();
    plates.draw(wings * 6);
  }

  void draw() {
    cache.bind();
    drawn.bindStorage(6);
    tiles.drawIndirect(commands, 0);
  }

  @Override
  public void close() {
    cullWings.close();
    cullTiles.close();
    tiles.close();
    plates.close();
    groups.close();
    commands.close();
    drawn.close();
  }
}
