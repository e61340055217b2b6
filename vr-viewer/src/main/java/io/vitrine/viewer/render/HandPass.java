package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Drawing;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * The walker's hands, the ray from one of them, and the dark that comes with motion; in front of
 * all else. Uses the view that was drawn last on the canvas that is drawn on.
 */
public final class HandPass implements AutoCloseable {
  private static final int BYTES = 64;
  private static final int MOST = 8;
  private static final float HAND_LENGTH = 0.11f;
  private static final float HAND_WIDTH = 0.028f;
  private static final float RAY_WIDTH = 0.004f;
  private static final float FAR = 12;
  private static final float SPOT = 0.014f;

  private final Drawing drawing;
  private final Program strokes;
  private final Program dark;
  private final GpuBuffer buffer;
  private final GpuBuffer darkness;
  private final ByteBuffer memory = direct(MOST * BYTES);
  private final ByteBuffer level = direct(16);
  private final Vector3f to = new Vector3f();
  private final Vector3f from = new Vector3f();
  private int count;

  public HandPass(Gpu gpu) {
    drawing = new Drawing(gpu);
    strokes = Program.drawing(gpu, "strokes");
    dark = Program.drawing(gpu, "dark");
    buffer = new GpuBuffer(gpu, (long) MOST * BYTES);
    darkness = new GpuBuffer(gpu, 16);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Starts anew. */
  public void begin() {
    memory.clear();
    count = 0;
  }

  /** A hand at a place, pointing some way. */
  public void hand(Vector3fc at, Vector3fc way, float scale) {
    from.set(way).mul(-0.4f * HAND_LENGTH * scale).add(at);
    to.set(way).mul(0.6f * HAND_LENGTH * scale).add(at);
    stroke(from, to, HAND_WIDTH * scale, 0.55f, 0.60f, 0.70f, 0.9f, 0.9f);
  }

  /** A ray, to what it meets so far away. */
  public void ray(Vector3fc start, Vector3fc way, float reach, float scale) {
    boolean meets = reach > 0 && reach < FAR * scale;
    float length = meets ? reach : FAR * scale;
    to.set(way).mul(length).add(start);
    stroke(start, to, RAY_WIDTH * scale, 0.35f, 0.75f, 1, 0.85f, meets ? 0.5f : 0);
    if (meets) {
      float spot = Math.max(SPOT * scale, length * SPOT * 0.6f);
      from.set(way).mul(-spot * 0.01f).add(to);
      stroke(from, to, spot, 0.75f, 0.92f, 1, 0.95f, 0.95f);
    }
  }

  private void stroke(
      Vector3fc a,
      Vector3fc b,
      float width,
      float red,
      float green,
      float blue,
      float near,
      float far) {
    if (count == MOST) {
      return;
    }
    count++;
    memory.putFloat(a.x()).putFloat(a.y()).putFloat(a.z()).putFloat(width);
    memory.putFloat(b.x()).putFloat(b.y()).putFloat(b.z()).putFloat(far);
    memory.putFloat(red).putFloat(green).putFloat(blue).putFloat(near);
    memory.putFloat(0).putFloat(0).putFloat(0).putFloat(0);
  }

  /** Draws what was added. */
  public void draw() {
    drawing.foreground();
    buffer.write(0, memory.flip());
    buffer.bindStorage(0);
    strokes.draw(count * 6);
  }

  /**
   * Makes the picture dark.
   *
   * @param outside of 60 degrees, 0 to 1
   * @param everywhere 0 to 1
   */
  public void darken(float outside, float everywhere) {
    if (outside <= 0 && everywhere <= 0) {
      return;
    }
    drawing.foreground();
    level.clear();
    level.putFloat(outside).putFloat(everywhere).putFloat(0).putFloat(0);
    darkness.write(0, level.flip());
    darkness.bindStorage(0);
    dark.draw(3);
  }

  @Override
  public void close() {
    drawing.close();
    strokes.close();
    dark.close();
    buffer.close();
    darkness.close();
  }
}
