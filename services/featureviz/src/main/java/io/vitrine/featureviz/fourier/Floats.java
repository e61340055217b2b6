package io.vitrine.featureviz.fourier;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of floats as tensors and back. */
final class Floats {
  private Floats() {}

  static Tensor tensor(float[] numbers, long... shape) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(numbers);
    return new Tensor(ElementType.FLOAT32, Shape.of(shape), data);
  }

  static float[] of(Tensor tensor) {
    float[] numbers = new float[Math.toIntExact(tensor.elements())];
    tensor.data().asFloatBuffer().get(numbers);
    return numbers;
  }
}
