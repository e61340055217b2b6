package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;

/** A buffer of fixed size in device memory. */
public final class GpuBuffer implements AutoCloseable {
  private final Gpu gpu;
  private final int id;
  private final long bytes;

  /** A zeroed buffer of {@code bytes} (at least 16). */
  public GpuBuffer(Gpu gpu, long bytes) {
    this.gpu = gpu;
    this.bytes = Math.max(16, bytes);
    id = glCreateBuffers();
    glNamedBufferStorage(id, this.bytes, GL_DYNAMIC_STORAGE_BIT);
    glClearNamedBufferData(id, GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, (ByteBuffer) null);
    gpu.opened("buffer");
  }

  /** A buffer holding what remains in {@code data}. */
  public static GpuBuffer of(Gpu gpu, ByteBuffer data) {
    GpuBuffer buffer = new GpuBuffer(gpu, data.remaining());
    buffer.write(0, data);
    return buffer;
  }

  public long bytes() {
    return bytes;
  }

  int id() {
    return id;
  }

  /**
   * Writes what remains in {@code data} at {@code offset} bytes. Earlier draws see the old content,
   * later ones the new.
   */
  public void write(long offset, ByteBuffer data) {
    if (offset < 0 || offset + data.remaining() > bytes) {
      throw new GlException(
          "write of " + data.remaining() + " bytes at " + offset + " into a buffer of " + bytes);
    }
    if (data.hasRemaining()) {
      glNamedBufferSubData(id, offset, data);
      gpu.uploaded(data.remaining());
    }
  }

  /** Fills the whole buffer with zeros, on the device. */
  public void clear() {
    glClearNamedBufferData(id, GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, (ByteBuffer) null);
  }

  public void bindStorage(int binding) {
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, id);
  }

  public void bindUniform(int binding) {
    glBindBufferBase(GL_UNIFORM_BUFFER, binding, id);
  }

  /** Reads back, waiting for the device: for tests and for one-off questions. */
  public void read(long offset, ByteBuffer into) {
    glGetNamedBufferSubData(id, offset, into);
  }

  @Override
  public void close() {
    glDeleteBuffers(id);
    gpu.closed("buffer");
  }
}
