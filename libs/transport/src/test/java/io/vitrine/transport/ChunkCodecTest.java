package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {
  private static List<ActivationChunk> cut(byte[] bytes, int elementBytes) {
    return ChunkCodec.exact(
        "run", "conv", ElementType.FLOAT32, List.of(1L, 7L), ByteBuffer.wrap(bytes), elementBytes);
  }

  @Test
  void checksumIsCrc32c() {
    // From RFC 3720, appendix B.4: 32 bytes of zeros.
    ActivationChunk chunk =
        ChunkCodec.seal(ActivationChunk.newBuilder().setData(ByteString.copyFrom(new byte[32])));
    assertThat(chunk.getCrc32C()).isEqualTo(0x8a9136aa);
    assertThatCode(() -> ChunkCodec.verify(chunk)).doesNotThrowAnyException();
  }

  @Test
  void damageIsNoticed() {
    ActivationChunk chunk = Records.chunk("run 7", 0);
    ActivationChunk damaged = chunk.toBuilder().setData(ByteString.copyFromUtf8("tile 1")).build();
    assertThatThrownBy(() -> ChunkCodec.verify(damaged))
        .hasMessageContaining("conv")
        .hasMessageContaining("run 7");
  }

  @Test
  void exactChunksPutTogetherAreTheValue() throws Exception {
    byte[] bytes = new byte[12 * (ChunkCodec.EXACT_DATA_BYTES / 12) * 2 + 24];
    new Random(1).nextBytes(bytes);
    List<ActivationChunk> chunks = cut(bytes, 12);
    assertThat(chunks).hasSize(3);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    long next = 0;
    for (ActivationChunk chunk : chunks) {
      ChunkCodec.verify(chunk);
      assertThat(chunk.getFirstElement()).isEqualTo(next);
      assertThat(chunk.getSerializedSize()).isLessThan(1 << 20);
      next += chunk.getElements();
      chunk.getData().writeTo(whole);
    }
    assertThat(next).isEqualTo(bytes.length / 12);
    assertThat(whole.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void emptyValueIsOneChunk() {
    assertThat(cut(new byte[0], 4))
        .singleElement()
        .satisfies(chunk -> assertThat(chunk.getElements()).isZero());
  }
}
