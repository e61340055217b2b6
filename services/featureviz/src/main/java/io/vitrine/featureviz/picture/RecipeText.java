package io.vitrine.featureviz.picture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.vitrine.transport.ContentNames;
import java.util.List;

/**
 * Messages as JSON for people: every field by its name in the contract, hashes as hexadecimal
 * digits, other than ASCII escaped.
 */
public final class RecipeText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecipeText() {}

  public static String of(Message message) {
    StringBuilder ascii = new StringBuilder();
    object(message)
        .toString()
        .chars()
        .forEach(c -> ascii.append(c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }

  private static ObjectNode object(Message message) {
    ObjectNode object = NODES.objectNode();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.hasPresence() && !message.hasField(field)) {
        continue;
      }
      Object value = message.getField(field);
      if (field.isRepeated()) {
        ArrayNode array = object.putArray(field.getName());
        ((List<?>) value).forEach(element -> put(array, field, element));
      } else {
        ArrayNode one = NODES.arrayNode();
        put(one, field, value);
        object.set(field.getName(), one.get(0));
      }
    }
    return object;
  }

  private static void put(ArrayNode array, FieldDescriptor field, Object value) {
    JavaType type = field.getJavaType();
    switch (type) {
      case MESSAGE -> array.add(object((Message) value));
      case ENUM -> array.add(((EnumValueDescriptor) value).getName());
      case BYTE_STRING -> array.add(ContentNames.hex((ByteString) value));
      case BOOLEAN -> array.add((Boolean) value);
      case FLOAT -> array.add((Float) value);
      case DOUBLE -> array.add((Double) value);
      case INT -> array.add(Integer.toUnsignedLong((Integer) value));
      case LONG ->
          array.add(
              NODES.numberNode(new java.math.BigInteger(Long.toUnsignedString((Long) value))));
      case STRING -> array.add((String) value);
    }
  }
}
