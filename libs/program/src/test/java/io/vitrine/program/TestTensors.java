package io.vitrine.program;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tensors for tests. */
final class TestTensors {
  private static final Pattern NPY_SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");
  private static final int NPY_PREFIX = 10;

  private TestTensors() {}

  static Tensor floats(Shape shape, float... elements) {
    ByteBuffer data = bytes(elements.length * Float.BYTES);
    data.asFloatBuffer().put(elements);
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  static Tensor doubles(Shape shape, double... elements) {
    ByteBuffer data = bytes(elements.length * Double.BYTES);
    data.asDoubleBuffer().put(elements);
    return new Tensor(ElementType.FLOAT64, shape, data);
  }

  static Tensor longs(Shape shape, long... elements) {
    ByteBuffer data = bytes(elements.length * Long.BYTES);
    data.asLongBuffer().put(elements);
    return new Tensor(ElementType.INT64, shape, data);
  }

  /** Normally distributed, the same for the same seed. */
  static Tensor random(Shape shape, long seed) {
    Random random = new Random(seed);
    float[] elements = new float[(int) shape.elements()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) random.nextGaussian();
    }
    return floats(shape, elements);
  }

  /** A file of 32-bit floats in row-major order. */
  static Tensor npy(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = buffer.getShort(NPY_PREFIX - 2);
    String text = new String(bytes, NPY_PREFIX, header, StandardCharsets.US_ASCII);
    Matcher matcher = NPY_SHAPE.matcher(text);
    if (!matcher.find() || !text.contains("<f4") || text.contains("True")) {
      throw new IOException(file + " is not a row-major file of 32-bit floats: " + text);
    }
    long[] sizes =
        Arrays.stream(matcher.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    return new Tensor(
        ElementType.FLOAT32, Shape.of(sizes), buffer.position(NPY_PREFIX + header).slice());
  }

  /** The largest difference of two tensors of floats, over the largest magnitude of the second. */
  static double relativeError(Tensor actual, Tensor expected) {
    double largest = 0;
    double error = 0;
    FloatBuffer actuals = actual.data().asFloatBuffer();
    FloatBuffer expecteds = expected.data().asFloatBuffer();
    while (expecteds.hasRemaining()) {
      double a = actuals.get();
      double e = expecteds.get();
      if (Double.isNaN(e) && Double.isNaN(a) || a == e) {
        continue;
      }
      largest = Math.max(largest, Math.abs(e));
      error = Math.max(error, Double.isNaN(a - e) ? Double.POSITIVE_INFINITY : Math.abs(a - e));
    }
    return error == 0 ? 0 : error / Math.max(largest, Float.MIN_NORMAL);
  }

  /** The largest difference of a tensor of floats from one of doubles. */
  static double distance(Tensor floats, Tensor doubles) {
    double distance = 0;
    for (int i = 0; i < doubles.elements(); i++) {
      double difference =
          Math.abs(
              floats.data().getFloat(Float.BYTES * i) - doubles.data().getDouble(Double.BYTES * i));
      // Not a number is a difference too.
      distance = difference <= distance ? distance : difference;
    }
    return distance;
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
