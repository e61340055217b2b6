package io.vitrine.viewer.gl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.fixture.Screen;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lwjgl.opengl.GL45C;

class GpuIT {
  @Test
  void aRefusedCallBecomesAnException() {
    try (HeadlessDisplay display = Screen.open(64, 64)) {
      display.gpu().check();
      GL45C.glEnable(0x1234);
      assertThatThrownBy(display.gpu()::check)
          .isInstanceOf(GlException.class)
          .hasMessageContaining("OpenGL");
      display.gpu().check();
    }
  }

  @Test
  void countsWhatIsNotClosed() {
    try (HeadlessDisplay display = Screen.open(64, 64)) {
      GpuBuffer buffer = new GpuBuffer(display.gpu(), 64);
      TextureArray pages = new TextureArray(display.gpu(), 64, 2);
      assertThat(display.gpu().live()).containsEntry("buffer", 1).containsEntry("texture", 1);
      buffer.close();
      pages.close();
      assertThat(display.gpu().live()).containsOnlyKeys("canvas");
    }
  }

  @Test
  void theRingGivesNoMemoryThatTheDeviceStillReads() {
    try (HeadlessDisplay display = Screen.open(64, 64);
        UploadRing ring = new UploadRing(display.gpu(), 1024);
        GpuBuffer target = new GpuBuffer(display.gpu(), 512)) {
      UploadRing.Piece first = ring.reserve(512).orElseThrow();
      for (int i = 0; i < 512; i++) {
        first.memory().put(i, (byte) i);
      }
      ring.copy(first.offset(), target, 0, 512);
      assertThat(ring.reserve(512)).isPresent();
      assertThat(ring.reserve(16)).isEmpty();
      ring.endFrame();
      display.gpu().finish();
      Optional<UploadRing.Piece> again = ring.reserve(1000);
      assertThat(again).isPresent();
      ByteBuffer read = ByteBuffer.allocateDirect(512);
      target.read(0, read);
      for (int i = 0; i < 512; i++) {
        assertThat(read.get(i)).isEqualTo((byte) i);
      }
      display.gpu().check();
    }
  }
}
