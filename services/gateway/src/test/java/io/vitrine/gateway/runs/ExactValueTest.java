package io.vitrine.gateway.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.OutputSummary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactValueTest {
  @Test
  void putsChunksTogether() {
    ExactValue value = ExactValue.of(List.of(floats(0, 1, 2), floats(2, 3)));
    assertThat(value.doubles()).containsExactly(1, 2, 3);
    assertThat(value.shape()).containsExactly(1L, 3L);
  }

  @Test
  void readsHalvesAsTheStandardSays() {
    // One, minus two, the least subnormal, the largest, infinity.
    assertThat(shorts(ElementType.FLOAT16, 0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00).doubles())
        .containsExactly(1, -2, 0x1p-24, 65504, Double.POSITIVE_INFINITY);
    assertThat(shorts(ElementType.FLOAT16, 0x7e00).doubles()[0]).isNaN();
  }

  @Test
  void readsBrainFloatsAndUnsignedNumbers() {
    assertThat(shorts(ElementType.BFLOAT16, 0x3f80, 0xc040).doubles()).containsExactly(1, -3);
    assertThat(shorts(ElementType.UINT16, 0xffff).doubles()).containsExactly(65535);
    ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(-1).flip();
    assertThat(new ExactValue("v", ElementType.UINT64, List.of(1L), eight).doubles())
        .containsExactly(0x1p64);
  }

  @Test
  void sumsUpWhatAreNumbers() {
    OutputSummary summary = ExactValue.of(List.of(floats(0, -1, Float.NaN, 4))).summary();
    assertThat(summary.getMinimum()).isEqualTo(-1);
    assertThat(summary.getMaximum()).isEqualTo(4);
    assertThat(summary.getMean()).isEqualTo(1.5);
  }

  private static ExactValue shorts(ElementType type, int... bits) {
    ByteBuffer data = ByteBuffer.allocate(bits.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : bits) {
      data.putShort((short) each);
    }
    return new ExactValue("v", type, List.of((long) bits.length), data.flip());
  }

  private static ActivationChunk floats(int first, float... numbers) {
    ByteBuffer data = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      data.putFloat(number);
    }
    return ActivationChunk.newBuilder()
        .setValue("v")
        .setType(ElementType.FLOAT32)
        .addAllShape(List.of(1L, 3L))
        .setFirstElement(first)
        .setElements(numbers.length)
        .setData(ByteString.copyFrom(data.flip()))
        .build();
  }
}
