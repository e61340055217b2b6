package io.vitrine.gateway.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ChunkCodec;
import org.junit.jupiter.api.Test;

class ExcerptsTest {
  private static final int ZERO = 128;

  private final Excerpts excerpts =
      new Excerpts(
          Scene.newBuilder()
              .addLayers(Layer.newBuilder().setValue("part").setExcerpt(2))
              .addLayers(Layer.newBuilder().setValue("whole"))
              .build());

  /** Tiles of one texel, signed extreme and mean, with these distances from zero. */
  private static ActivationChunk coarse(String value, int... extremes) {
    byte[] data = new byte[extremes.length * 2];
    for (int tile = 0; tile < extremes.length; tile++) {
      data[2 * tile] = (byte) (ZERO + extremes[tile]);
      data[2 * tile + 1] = (byte) ZERO;
    }
    return chunk(value, 3, 1, 0, extremes.length, data).build();
  }

  private static ActivationChunk.Builder chunk(
      String value, int level, int width, int first, int tiles, byte[] data) {
    return ActivationChunk.newBuilder()
        .setValue(value)
        .setForm(ActivationChunk.Form.VIEW)
        .setLevel(level)
        .setHeight(1)
        .setWidth(width)
        .setFirstTile(first)
        .setTiles(tiles)
        .setZeroPoint(ZERO)
        .setData(ByteString.copyFrom(data));
  }

  @Test
  void theTilesWithTheLargestMagnitudeAreShown() {
    ActivationChunk shown = excerpts.of(coarse("part", 5, -90, 0, 70, 60)).orElseThrow();
    assertThat(shown.getTileNumbersList()).containsExactly(1, 3);
    assertThat(shown.getFirstTile()).isZero();
    assertThat(shown.getTiles()).isEqualTo(2);
    assertThat(shown.getData().toByteArray())
        .containsExactly(ZERO - 90, ZERO, (byte) (ZERO + 70), (byte) ZERO);
    ChunkCodec.verify(shown);
  }

  @Test
  void finerChunksFollowTheFirst() {
    assertThat(excerpts.of(coarse("part", 5, -90, 0, 70, 60))).isPresent();
    byte[] loud = {1, 2, 3, 4, 5, 6};
    assertThat(excerpts.of(chunk("part", 0, 2, 0, 1, new byte[2]).build())).isEmpty();
    ActivationChunk fine =
        excerpts
            .of(chunk("part", 0, 2, 2, 3, loud).addNotNumbers(1).addNotNumbers(3).build())
            .orElseThrow();
    assertThat(fine.getTileNumbersList()).containsExactly(3);
    assertThat(fine.getFirstTile()).isEqualTo(1);
    assertThat(fine.getData().toByteArray()).containsExactly(3, 4);
    assertThat(fine.getNotNumbersList()).containsExactly(0, 1);
    ChunkCodec.verify(fine);
  }

  @Test
  void layersThatAreShownWholeGoThrough() {
    ActivationChunk chunk = coarse("whole", 1, 2, 3);
    assertThat(excerpts.of(chunk)).hasValue(chunk);
  }
}
