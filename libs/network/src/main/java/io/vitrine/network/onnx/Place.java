package io.vitrine.network.onnx;

import io.vitrine.network.Attribute;
import java.util.List;
import java.util.Map;

/**
 * Where in the file something is read: what names mean there, and what surrounds it.
 *
 * @param prefix put before the names of values and nodes of inlined functions; else empty
 * @param modules module path of the call an inlined function stands for; else empty
 * @param opsets domain to operator set version
 * @param arguments attributes an inlined function was called with
 * @param depth bodies and functions around it
 */
record Place(
    NameScope names,
    String prefix,
    List<String> modules,
    Map<String, Integer> opsets,
    Map<String, Attribute> arguments,
    int depth) {
  Place body() {
    return new Place(names.body(), prefix, modules, opsets, arguments, depth + 1);
  }
}
