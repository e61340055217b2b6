package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.Program;

/** The dark of the hall and the grid on its ground. */
final class GroundPass implements AutoCloseable {
  private final Program program;

  GroundPass(Gpu gpu) {
    program = Program.drawing(gpu, "ground");
  }

  void draw() {
    program.draw(3);
  }

  @Override
  public void close() {
    program.close();
  }
}
