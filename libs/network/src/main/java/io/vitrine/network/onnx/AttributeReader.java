package io.vitrine.network.onnx;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.TensorProto;

/** Reads what is written into nodes. */
final class AttributeReader {
  private final TensorReader tensors;
  private final BodyReader bodies;

  /** How the graph of an attribute is read. */
  @FunctionalInterface
  interface BodyReader {
    Attribute.Body read(AttributeProto attribute, Place place);
  }

  AttributeReader(TensorReader tensors, BodyReader bodies) {
    this.tensors = tensors;
    this.bodies = bodies;
  }

  Attribute read(AttributeProto proto, Place place) {
    int type = proto.getType() != 0 ? proto.getType() : typeByContent(proto);
    return switch (type) {
      case 1 -> new Attribute.Float(proto.getF());
      case 2 -> new Attribute.Int(proto.getI());
      case 3 -> new Attribute.Text(proto.getS().toStringUtf8());
      case 4 -> tensor(proto.getT());
      case 5 -> bodies.read(proto, place);
      case 6 -> new Attribute.Floats(proto.getFloatsList());
      case 7 -> new Attribute.Ints(proto.getIntsList());
      case 8 ->
          new Attribute.Texts(
              proto.getStringsList().stream().map(text -> text.toStringUtf8()).toList());
      case 9 -> new Attribute.Unsupported("list of tensors");
      case 10 -> new Attribute.Unsupported("list of graphs");
      case 11, 12 -> new Attribute.Unsupported("sparse tensor");
      case 13, 14 -> new Attribute.Unsupported("type");
      default -> new Attribute.Unsupported("attribute type " + type);
    };
  }

  private Attribute tensor(TensorProto proto) {
    ElementType type = TensorReader.type(proto.getDataType(), proto.getName());
    return TensorReader.canHold(type)
        ? new Attribute.Constant(tensors.read(proto))
        : new Attribute.Unsupported("tensor of " + type);
  }

  /** The first files carried no type: what is there tells. */
  private static int typeByContent(AttributeProto proto) {
    if (proto.hasF()) {
      return 1;
    } else if (proto.hasI()) {
      return 2;
    } else if (proto.hasS()) {
      return 3;
    } else if (proto.hasT()) {
      return 4;
    } else if (proto.hasG()) {
      return 5;
    } else if (proto.getFloatsCount() > 0) {
      return 6;
    } else if (proto.getStringsCount() > 0) {
      return 8;
    }
    return 7;
  }
}
