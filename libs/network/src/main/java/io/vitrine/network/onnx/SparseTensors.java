package io.vitrine.network.onnx;

import io.vitrine.network.ElementType;
import io.vitrine.network.ModelException;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.SparseTensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Sparse initializers are taken as dense ones, within bounds. */
final class SparseTensors {
  /** A sparse tensor may become this many times larger than what the file holds of it. */
  private static final long LARGEST_GROWTH = 1000;

  private SparseTensors() {}

  static Tensor dense(SparseTensorProto proto, TensorReader reader) {
    Tensor values = reader.read(proto.getValues());
    Tensor indices = reader.read(proto.getIndices());
    String name = proto.getValues().getName();
    Shape shape = reader.shape(proto.getDimsList(), name);
    int width = values.type().bytes();
    long bytes = reader.size(values.type(), shape, name);
    long held = values.data().remaining() + (long) indices.data().remaining();
    if (bytes > (held + 64) * LARGEST_GROWTH) {
      throw ModelException.limit(
          "sparse tensor \"%s\" of shape %s would take %d bytes for the %d the file holds"
              .formatted(name, shape, bytes, held));
    }
    long[] places = places(indices, shape, values.elements(), name);
    ByteBuffer dense = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < places.length; i++) {
      dense.put((int) places[i] * width, values.data(), i * width, width);
    }
    return new Tensor(values.type(), shape, dense);
  }

  /** Linear positions; the file gives those, or one coordinate per axis. */
  private static long[] places(Tensor indices, Shape shape, long count, String name) {
    int axes = indices.shape().rank() == 2 ? shape.rank() : 1;
    long[] sizes = axes == 1 ? new long[] {shape.elements()} : shape.sizes();
    if (indices.type() != ElementType.INT64 || indices.elements() != count * axes) {
      throw ModelException.invalid(
          "the indices of sparse tensor \"%s\" do not fit its %d values".formatted(name, count));
    }
    long[] places = new long[(int) count];
    ByteBuffer data = indices.data();
    for (int i = 0; i < places.length; i++) {
      for (int axis = 0; axis < axes; axis++) {
        long at = data.getLong();
        if (at < 0 || at >= sizes[axis]) {
          throw ModelException.invalid(
              "sparse tensor \"%s\" of shape %s has a value at %d outside of axes %s"
                  .formatted(name, shape, at, Arrays.toString(sizes)));
        }
        places[i] = places[i] * sizes[axis] + at;
      }
    }
    return places;
  }
}
