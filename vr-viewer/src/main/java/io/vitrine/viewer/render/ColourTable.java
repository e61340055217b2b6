package io.vitrine.viewer.render;

import io.vitrine.viewer.colour.ColourMap;
import io.vitrine.viewer.colour.Srgb;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The colour maps as linear light; shaders/colour_map.glsl declares the same. */
final class ColourTable implements AutoCloseable {
  private final GpuBuffer buffer;

  ColourTable(Gpu gpu) {
    ColourMap[] maps = {ColourMap.SEQUENTIAL, ColourMap.DIVERGING};
    ByteBuffer out =
        ByteBuffer.allocateDirect(maps.length * 256 * 16).order(ByteOrder.nativeOrder());
    for (ColourMap map : maps) {
      for (int texel = 0; texel < 256; texel++) {
        int rgb = map.srgb(texel);
        for (int shift = 16; shift >= 0; shift -= 8) {
          out.putFloat((float) Srgb.toLinear((rgb >> shift & 255) / 255.0));
        }
        out.putFloat(1);
      }
    }
    buffer = GpuBuffer.of(gpu, out.flip());
  }

  void bind() {
    buffer.bindUniform(1);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
