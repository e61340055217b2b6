package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.Placement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * Rectangles on panels that show a picture or a tile. Add all of a view, write them, then draw the
 * ranges that belong together; what does not fit is left out.
 */
final class FigurePass implements AutoCloseable {
  private static final int BYTES = 48;

  private final Program program;
  private final GpuBuffer buffer;
  private final ByteBuffer memory;
  private final int binding;
  private final Vector3f place = new Vector3f();

  FigurePass(Gpu gpu, String vertices, String fragments, int binding, int most) {
    this.binding = binding;
    program = Program.drawing(gpu, vertices, fragments);
    buffer = new GpuBuffer(gpu, (long) most * BYTES);
    memory = ByteBuffer.allocateDirect(most * BYTES).order(ByteOrder.nativeOrder());
  }

  void begin() {
    memory.clear();
  }

  /** Figures that were added. */
  int count() {
    return memory.position() / BYTES;
  }

  void add(Placement at, Box box, int what, int layer) {
    if (memory.remaining() < BYTES) {
      return;
    }
    place.set(at.origin()).fma(box.left(), at.right()).fma(box.top(), at.up());
    put(place, 1);
    memory.putInt(what);
    put(at.right(), box.right() - box.left());
    memory.putInt(layer);
    put(at.up(), box.bottom() - box.top());
    memory.putInt(0);
  }

  private void put(Vector3fc v, float times) {
    memory.putFloat(v.x() * times).putFloat(v.y() * times).putFloat(v.z() * times);
  }

  void write() {
    buffer.write(0, memory.flip());
  }

  void draw(int from, int to) {
    if (to > from) {
      buffer.bindStorage(binding);
      program.draw(from * 6, (to - from) * 6);
    }
  }

  @Override
  public void close() {
    program.close();
    buffer.close();
  }
}
