package io.vitrine.network.onnx;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.wire.TensorShapeProto;
import io.vitrine.network.onnx.wire.TypeProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.util.Optional;

/** Reads declared types and shapes of values. */
final class ValueTypes {
  private ValueTypes() {}

  /** The value under another name. Sequences, maps and optionals come without type and shape. */
  static Value read(ValueInfoProto info, String name, ReadLimits limits) {
    TypeProto.Tensor type = info.getType().getTensorType();
    Optional<ElementType> element =
        type.getElemType() == 0
            ? Optional.empty()
            : Optional.of(TensorReader.type(type.getElemType(), info.getName()));
    return new Value(
        name,
        element,
        type.hasShape()
            ? Optional.of(shape(type.getShape(), info.getName(), limits))
            : Optional.empty());
  }

  private static Shape shape(TensorShapeProto proto, String of, ReadLimits limits) {
    if (proto.getDimCount() > limits.tensorAxes()) {
      throw ModelException.limit(
          "\"%s\" has %d axes, more than the limit tensorAxes of %d"
              .formatted(of, proto.getDimCount(), limits.tensorAxes()));
    }
    return new Shape(proto.getDimList().stream().map(ValueTypes::dimension).toList());
  }

  /** Exporters also write sizes they do not know as -1. */
  private static Dimension dimension(TensorShapeProto.Dimension dim) {
    return dim.hasDimValue() && dim.getDimValue() >= 0
        ? Dimension.of(dim.getDimValue())
        : Dimension.unknown(dim.getDimParam());
  }
}
