package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import io.vitrine.viewer.gl.Texture;
import io.vitrine.viewer.scene.Frame;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3fc;

/** The input picture on its frame, whole, as large as its shape lets it be there. */
final class PicturePass implements AutoCloseable {
  private final Gpu gpu;
  private final Program program;
  private final GpuBuffer place;
  private final List<Texture> shown = new ArrayList<>(1);

  PicturePass(Gpu gpu) {
    this.gpu = gpu;
    program = Program.drawing(gpu, "picture");
    place = new GpuBuffer(gpu, 48);
  }

  void show(BufferedImage picture, Frame frame) {
    shown.forEach(Texture::close);
    shown.clear();
    int width = picture.getWidth();
    int height = picture.getHeight();
    ByteBuffer rgba = ByteBuffer.allocateDirect(width * height * 4);
    for (int rgb : picture.getRGB(0, 0, width, height, null, 0, width)) {
      rgba.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb).put((byte) 255);
    }
    shown.add(Texture.picture(gpu, width, height, rgba.flip()));
    float aspect = (float) width / height;
    float room = frame.width() / frame.height();
    ByteBuffer out = ByteBuffer.allocateDirect(48).order(ByteOrder.nativeOrder());
    put(out, frame.centre(), 1);
    put(out, frame.right(), Math.min(1, aspect / room));
    put(out, frame.up(), Math.min(1, room / aspect));
    place.write(0, out.flip());
  }

  private static void put(ByteBuffer out, Vector3fc v, float times) {
    out.putFloat(v.x() * times).putFloat(v.y() * times).putFloat(v.z() * times).putFloat(0);
  }

  void draw() {
    for (Texture texture : shown) {
      texture.bind(2);
      place.bindStorage(0);
      program.draw(6);
    }
  }

  @Override
  public void close() {
    shown.forEach(Texture::close);
    shown.clear();
    program.close();
    place.close();
  }
}
