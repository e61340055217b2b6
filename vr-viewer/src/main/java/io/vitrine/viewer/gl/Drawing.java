package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

/**
 * How drawing meets what is drawn already. Depth runs from 1 at the near plane to 0 at infinity, so
 * that a float keeps its precision far away. Holds the one empty vertex array: shaders fetch from
 * storage buffers.
 */
public final class Drawing implements AutoCloseable {
  private final Gpu gpu;
  private final int vertexArray;

  public Drawing(Gpu gpu) {
    this.gpu = gpu;
    vertexArray = glCreateVertexArrays();
    gpu.opened("vertex array");
  }

  /** Starts a picture: nothing on it, nothing in front. */
  public void begin() {
    glBindVertexArray(vertexArray);
    glClipControl(GL_LOWER_LEFT, GL_ZERO_TO_ONE);
    glDisable(GL_CULL_FACE);
    glDepthMask(true);
    glClearColor(0, 0, 0, 1);
    glClearDepth(0);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  }

  /** Behind everything. */
  public void background() {
    glDisable(GL_DEPTH_TEST);
    glDepthMask(false);
    glDisable(GL_BLEND);
    glDisable(GL_POLYGON_OFFSET_FILL);
  }

  /** Solid things. */
  public void solid() {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_GEQUAL);
    glDepthMask(true);
    glDisable(GL_BLEND);
    glDisable(GL_POLYGON_OFFSET_FILL);
  }

  /** Solid things that lie in one plane with others and stay behind them, from both sides. */
  public void solidBehind() {
    solid();
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(-2, -16);
  }

  /** See-through things, drawn far to near; the shader gives colour times alpha. */
  public void transparent() {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_GEQUAL);
    glDepthMask(false);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_POLYGON_OFFSET_FILL);
  }

  /** In front of everything, in the order drawn; the shader gives colour times alpha. */
  public void foreground() {
    transparent();
    glDisable(GL_DEPTH_TEST);
  }

  @Override
  public void close() {
    glDeleteVertexArrays(vertexArray);
    gpu.closed("vertex array");
  }
}
