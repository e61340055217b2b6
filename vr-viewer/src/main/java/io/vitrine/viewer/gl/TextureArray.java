package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** Square pages of one byte per texel, filtered linearly, without mipmaps. */
public final class TextureArray implements AutoCloseable {
  private final Gpu gpu;
  private final int id;
  private final int pageSize;
  private final int pages;

  public TextureArray(Gpu gpu, int pageSize, int pages) {
    this.gpu = gpu;
    this.pageSize = pageSize;
    this.pages = pages;
    id = glCreateTextures(GL_TEXTURE_2D_ARRAY);
    glTextureStorage3D(id, 1, GL_R8, pageSize, pageSize, pages);
    glTextureParameteri(id, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(id, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    gpu.opened("texture");
  }

  public int pageSize() {
    return pageSize;
  }

  public int pages() {
    return pages;
  }

  /**
   * Writes a rectangle from the bound {@link UploadRing}, at {@code offset} bytes in it, rows
   * tightly packed.
   */
  public void write(int x, int y, int page, int width, int height, long offset) {
    glTextureSubImage3D(id, 0, x, y, page, width, height, 1, GL_RED, GL_UNSIGNED_BYTE, offset);
  }

  /** Reads a rectangle back, waiting for the device. */
  public byte[] read(int x, int y, int page, int width, int height) {
    ByteBuffer memory = MemoryUtil.memAlloc(width * height);
    try {
      glGetTextureSubImage(id, 0, x, y, page, width, height, 1, GL_RED, GL_UNSIGNED_BYTE, memory);
      byte[] bytes = new byte[width * height];
      memory.get(bytes);
      return bytes;
    } finally {
      MemoryUtil.memFree(memory);
    }
  }

  public void bind(int unit) {
    glBindTextureUnit(unit, id);
  }

  @Override
  public void close() {
    glDeleteTextures(id);
    gpu.closed("texture");
  }
}
