package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;

/** Square colour pictures of one size, with their halved levels, in device memory. */
public final class PictureArray implements AutoCloseable {
  private final Gpu gpu;
  private final int id;
  private final int side;
  private final int slots;

  /**
   * @param side a power of two
   */
  public PictureArray(Gpu gpu, int side, int slots) {
    this.gpu = gpu;
    this.side = side;
    this.slots = slots;
    id = glCreateTextures(GL_TEXTURE_2D_ARRAY);
    glTextureStorage3D(id, levels(side), GL_SRGB8_ALPHA8, side, side, slots);
    glTextureParameteri(id, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(id, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    gpu.opened("texture");
  }

  /** Levels of a picture of this side. */
  public static int levels(int side) {
    return 32 - Integer.numberOfLeadingZeros(side);
  }

  public int slots() {
    return slots;
  }

  /**
   * Writes one level of one picture.
   *
   * @param rgba sRGB bytes, first row on top
   */
  public void write(int slot, int level, ByteBuffer rgba) {
    int s = side >> level;
    glTextureSubImage3D(id, level, 0, 0, slot, s, s, 1, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    gpu.uploaded((long) s * s * 4);
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
