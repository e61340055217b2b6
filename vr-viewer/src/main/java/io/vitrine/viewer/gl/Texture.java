package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;

/** A picture in device memory. */
public final class Texture implements AutoCloseable {
  private final Gpu gpu;
  private final int id;
  private final int width;
  private final int height;

  private Texture(Gpu gpu, int format, int width, int height, int levels) {
    this.gpu = gpu;
    this.width = width;
    this.height = height;
    id = glCreateTextures(GL_TEXTURE_2D);
    glTextureStorage2D(id, levels, format, width, height);
    glTextureParameteri(
        id, GL_TEXTURE_MIN_FILTER, levels > 1 ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(id, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    gpu.opened("texture");
  }

  /** A colour picture with mipmaps: sRGB bytes R, G, B, A, first row on top. */
  public static Texture picture(Gpu gpu, int width, int height, ByteBuffer rgba) {
    int levels = 32 - Integer.numberOfLeadingZeros(Math.max(width, height));
    Texture texture = new Texture(gpu, GL_SRGB8_ALPHA8, width, height, levels);
    glTextureSubImage2D(texture.id, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    glGenerateTextureMipmap(texture.id);
    gpu.uploaded((long) width * height * 4);
    return texture;
  }

  /** One byte per texel, linear. */
  public static Texture bytes(Gpu gpu, int width, int height, ByteBuffer texels) {
    Texture texture = new Texture(gpu, GL_R8, width, height, 1);
    glTextureSubImage2D(texture.id, 0, 0, 0, width, height, GL_RED, GL_UNSIGNED_BYTE, texels);
    gpu.uploaded((long) width * height);
    return texture;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
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
