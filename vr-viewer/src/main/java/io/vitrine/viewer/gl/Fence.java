package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

/** A point in the stream of commands, and whether the device has passed it. */
final class Fence implements AutoCloseable {
  private final Gpu gpu;
  private final long sync;

  Fence(Gpu gpu) {
    this.gpu = gpu;
    sync = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    gpu.opened("fence");
  }

  /** Never waits. */
  boolean passed() {
    int state = glClientWaitSync(sync, GL_SYNC_FLUSH_COMMANDS_BIT, 0);
    return state == GL_ALREADY_SIGNALED || state == GL_CONDITION_SATISFIED;
  }

  @Override
  public void close() {
    glDeleteSync(sync);
    gpu.closed("fence");
  }
}
