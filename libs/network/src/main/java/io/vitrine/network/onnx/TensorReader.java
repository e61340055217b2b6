package io.vitrine.network.onnx;

import com.google.protobuf.ByteString;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.TensorProto;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Turns a TensorProto into a tensor, as a view of the mapped file wherever the bytes stand there as
 * they are needed. Sizes are checked against what the file holds before anything is allocated.
 */
final class TensorReader {
  private static final int EXTERNAL = 1;

  private final ReadLimits limits;
  private final ExternalTensors external;

  TensorReader(ReadLimits limits, ExternalTensors external) {
    this.limits = limits;
    this.external = external;
  }

  static ElementType type(int code, String of) {
    return ElementType.ofCode(code)
        .orElseThrow(
            () ->
                ModelException.invalid(
                    "\"%s\" has element type %d, which ONNX does not define".formatted(of, code)));
  }

  Shape shape(List<Long> sizes, String of) {
    if (sizes.size() > limits.tensorAxes()) {
      throw ModelException.limit(
          "\"%s\" has %d axes, more than the limit tensorAxes of %d"
              .formatted(of, sizes.size(), limits.tensorAxes()));
    }
    for (long size : sizes) {
      if (size < 0) {
        throw ModelException.invalid(
            "tensor \"%s\" has an axis of negative size %d".formatted(of, size));
      }
    }
    return new Shape(sizes.stream().map(Dimension::of).toList());
  }

  /** Whether tensors of this type can be held at all; strings and types below a byte cannot. */
  static boolean canHold(ElementType type) {
    return type.bytes() > 0;
  }

  Tensor read(TensorProto proto) {
    ElementType type = type(proto.getDataType(), proto.getName());
    Shape shape = shape(proto.getDimsList(), proto.getName());
    long bytes = size(type, shape, proto.getName());
    ByteBuffer data =
        proto.getDataLocation() == EXTERNAL
            ? external.bytes(proto, bytes)
            : proto.hasRawData() && !proto.getRawData().isEmpty()
                ? proto.getRawData().asReadOnlyByteBuffer()
                : typedData(proto, type, bytes);
    if (data.remaining() != bytes) {
      throw ModelException.invalid(
          "tensor \"%s\" of type %s and shape %s needs %d bytes; the file holds %d%s"
              .formatted(
                  proto.getName(),
                  type,
                  shape,
                  bytes,
                  data.remaining(),
                  data.remaining() == 0 ? " (its weights were stripped?)" : ""));
    }
    return new Tensor(type, shape, type == ElementType.BOOL ? zeroOrOne(data) : data);
  }

  long size(ElementType type, Shape shape, String name) {
    long bytes;
    try {
      bytes = Math.multiplyExact(shape.elements(), (long) type.bytes());
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (bytes > limits.tensorBytes()) {
      throw ModelException.limit(
          "tensor \"%s\" of type %s and shape %s is larger than the limit tensorBytes of %d"
              .formatted(name, type, shape, limits.tensorBytes()));
    }
    return bytes;
  }

  private static ByteBuffer typedData(TensorProto proto, ElementType type, long bytes) {
    return switch (type) {
      case FLOAT32, COMPLEX64 ->
          PackedNumbers.fixed(proto, TensorProto.FLOAT_DATA_FIELD_NUMBER, proto.getFloatDataList());
      case FLOAT64, COMPLEX128 ->
          PackedNumbers.fixed(
              proto, TensorProto.DOUBLE_DATA_FIELD_NUMBER, proto.getDoubleDataList());
      case INT64 -> varints(proto, TensorProto.INT64_DATA_FIELD_NUMBER, type, bytes);
      case UINT32, UINT64 -> varints(proto, TensorProto.UINT64_DATA_FIELD_NUMBER, type, bytes);
      default -> varints(proto, TensorProto.INT32_DATA_FIELD_NUMBER, type, bytes);
    };
  }

  private static ByteBuffer varints(TensorProto proto, int field, ElementType type, long bytes) {
    List<ByteString> packed =
        switch (field) {
          case TensorProto.INT64_DATA_FIELD_NUMBER -> proto.getInt64DataList();
          case TensorProto.UINT64_DATA_FIELD_NUMBER -> proto.getUint64DataList();
          default -> proto.getInt32DataList();
        };
    return PackedNumbers.varints(proto, field, packed, type.bytes(), bytes);
  }

  private static ByteBuffer zeroOrOne(ByteBuffer data) {
    boolean clean = true;
    for (int i = data.position(); i < data.limit() && clean; i++) {
      clean = (data.get(i) & 0xfe) == 0;
    }
    if (clean) {
      return data;
    }
    ByteBuffer result = ByteBuffer.allocate(data.remaining());
    for (int i = data.position(); i < data.limit(); i++) {
      result.put((byte) (data.get(i) == 0 ? 0 : 1));
    }
    return result.flip();
  }
}
