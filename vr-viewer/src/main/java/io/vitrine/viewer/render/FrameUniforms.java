package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/** What all shaders know of a view; shaders/frame.glsl declares the same. */
final class FrameUniforms implements AutoCloseable {
  private static final int BYTES = 3 * 64 + 16 + 5 * 16 + 16 + 16;

  private final GpuBuffer buffer;
  private final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
  private final Matrix4f viewProjection = new Matrix4f();
  private final Matrix4f ray = new Matrix4f();

  FrameUniforms(Gpu gpu) {
    buffer = new GpuBuffer(gpu, BYTES);
  }

  void set(View view, int tiles, int wings, int plane, int epoch) {
    view.projection().mul(view.view(), viewProjection);
    Matrix4f back = new Matrix4f(view.view()).invertAffine();
    Vector3f eye = back.getTranslation(new Vector3f());
    // The direction through (x, y) of the picture: undo the projection's slopes, then turn into the
    // hall.
    float sx = 1 / view.projection().m00();
    float sy = 1 / view.projection().m11();
    Matrix4f slopes =
        new Matrix4f()
            .zero()
            .m00(sx)
            .m11(sy)
            .m20(view.projection().m20() * sx)
            .m21(view.projection().m21() * sy)
            .m22(-1);
    back.setTranslation(0, 0, 0).mul(slopes, ray);
    memory.clear();
    put(viewProjection);
    put(new Matrix4f(view.view()));
    put(ray);
    memory.putFloat(eye.x).putFloat(eye.y).putFloat(eye.z).putFloat(1);
    plane(1, 0);
    plane(-1, 0);
    plane(1, 1);
    plane(-1, 1);
    plane(-1, 2);
    memory
        .putFloat(view.width())
        .putFloat(view.height())
        .putFloat(view.focal())
        .putFloat(view.scale());
    memory.putInt(tiles).putInt(wings).putInt(plane).putInt(epoch);
    buffer.write(0, memory.flip());
    buffer.bindUniform(0);
  }

  private void put(Matrix4f matrix) {
    matrix.get(memory.position(), memory);
    memory.position(memory.position() + 64);
  }

  /** Row 3 plus {@code sign} times row {@code row} of the matrix to clip space, at unit length. */
  private void plane(int sign, int row) {
    float x = viewProjection.m03() + sign * viewProjection.getRowColumn(row, 0);
    float y = viewProjection.m13() + sign * viewProjection.getRowColumn(row, 1);
    float z = viewProjection.m23() + sign * viewProjection.getRowColumn(row, 2);
    float w = viewProjection.m33() + sign * viewProjection.getRowColumn(row, 3);
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    memory.putFloat(x / length).putFloat(y / length).putFloat(z / length).putFloat(w / length);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
