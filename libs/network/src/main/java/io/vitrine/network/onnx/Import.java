package io.vitrine.network.onnx;

import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.FunctionProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.OperatorSetIdProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one reading of one file shares: limits, functions, names given and weights found. */
final class Import {
  private static final int FIRST_IR_WITH_OPSETS = 3;

  final ReadLimits limits;
  final TensorReader tensors;
  final UniqueNames valueNames = new UniqueNames();
  final UniqueNames nodeNames = new UniqueNames();
  final Map<String, Tensor> weights = new HashMap<>();
  private final Map<String, FunctionProto> functions = new HashMap<>();
  private int nodes;

  Import(ModelProto model, ReadLimits limits, TensorReader tensors) {
    this.limits = limits;
    this.tensors = tensors;
    for (FunctionProto function : model.getFunctionsList()) {
      functions.put(
          key(domain(function.getDomain()), function.getName(), function.getOverload()), function);
    }
  }

  /** The model's own definition of an operator, where it has one. */
  Optional<FunctionProto> function(String domain, String op, String overload) {
    return Optional.ofNullable(functions.get(key(domain, op, overload)));
  }

  private static String key(String domain, String op, String overload) {
    return domain + "\n" + op + "\n" + overload;
  }

  void countNode() {
    if (++nodes > limits.nodes()) {
      throw ModelException.limit(
          "the network has more nodes than the limit nodes of %d".formatted(limits.nodes()));
    }
  }

  void checkNesting(int depth) {
    if (depth > limits.nesting()) {
      throw ModelException.limit(
          "bodies and functions lie deeper in one another than the limit nesting of %d, or call themselves"
              .formatted(limits.nesting()));
    }
  }

  String checkName(String name) {
    if (name.length() > limits.nameLength()) {
      throw ModelException.limit(
          "a name has %d characters, more than the limit nameLength of %d: %s..."
              .formatted(
                  name.length(),
                  limits.nameLength(),
                  name.substring(0, Math.min(64, name.length()))));
    }
    return name;
  }

  /** The standard domain has two spellings. */
  static String domain(String domain) {
    return domain.equals("ai.onnx") ? "" : domain;
  }

  /** Domain to version of its operator set. */
  static Map<String, Integer> opsets(ModelProto model) {
    Map<String, Integer> versions = opsets(model.getOpsetImportList());
    if (versions.isEmpty()) {
      if (model.getIrVersion() >= FIRST_IR_WITH_OPSETS) {
        throw ModelException.invalid(
            "the file names no operator set (opset_import), so its operators have no meaning; export it again");
      }
      versions.put("", 1);
    }
    return versions;
  }

  static Map<String, Integer> opsets(List<OperatorSetIdProto> imports) {
    Map<String, Integer> versions = new HashMap<>();
    for (OperatorSetIdProto set : imports) {
      if (set.getVersion() < 1 || set.getVersion() > Integer.MAX_VALUE) {
        throw ModelException.invalid(
            "operator set \"%s\" has version %d".formatted(set.getDomain(), set.getVersion()));
      }
      versions.merge(domain(set.getDomain()), (int) set.getVersion(), Math::max);
    }
    return versions;
  }
}
