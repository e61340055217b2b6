package io.vitrine.network.onnx;

import io.vitrine.network.Attribute;
import io.vitrine.network.ModelException;
import io.vitrine.network.Node;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.FunctionProto;
import io.vitrine.network.onnx.wire.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads nodes; calls of the model's own functions are replaced by what the functions do. */
final class NodeReader {
  private final Import shared;
  private final AttributeReader attributes;

  NodeReader(Import shared, AttributeReader.BodyReader bodies) {
    this.shared = shared;
    this.attributes = new AttributeReader(shared.tensors, bodies);
  }

  /** All nodes of a graph or function whose values are defined in the place already. */
  List<Node> read(List<NodeProto> protos, Place place) {
    String[] names = new String[protos.size()];
    for (int i = 0; i < names.length; i++) {
      String given = shared.checkName(protos.get(i).getName());
      names[i] = given.isEmpty() ? "" : shared.nodeNames.of(place.prefix() + given);
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      NodeProto proto = protos.get(i);
      String name =
          names[i].isEmpty()
              ? shared.nodeNames.of(place.prefix() + proto.getOpType() + "_" + i)
              : names[i];
      try {
        shared.countNode();
        read(proto, name, place, nodes);
      } catch (ModelException e) {
        throw e.atNode(name, proto.getOpType());
      }
    }
    return nodes;
  }

  private void read(NodeProto proto, String name, Place place, List<Node> nodes) {
    String domain = Import.domain(proto.getDomain());
    if (proto.getOpType().isEmpty()) {
      throw ModelException.invalid("it names no operator (op_type)");
    }
    List<String> scope = new ArrayList<>(place.modules());
    scope.addAll(ModuleScope.of(proto));
    Node node =
        new Node(
            name,
            shared.checkName(proto.getOpType()),
            domain,
            opset(domain, place),
            proto.getInputList().stream().map(place.names()::resolve).toList(),
            proto.getOutputList().stream().map(place.names()::resolve).toList(),
            attributes(proto, place),
            scope);
    Optional<FunctionProto> function =
        shared.function(domain, proto.getOpType(), proto.getOverload());
    if (function.isPresent()) {
      inline(function.get(), node, place, nodes);
    } else {
      nodes.add(node);
    }
  }

  private static int opset(String domain, Place place) {
    Integer version = place.opsets().get(domain);
    if (version != null) {
      return version;
    }
    if (domain.isEmpty()) {
      throw ModelException.invalid(
          "the file imports no standard operator set (opset_import of the domain \"\")");
    }
    return 1;
  }

  private Map<String, Attribute> attributes(NodeProto proto, Place place) {
    Map<String, Attribute> result = new HashMap<>();
    for (AttributeProto attribute : proto.getAttributeList()) {
      Attribute value;
      if (attribute.getRefAttrName().isEmpty()) {
        value = attributes.read(attribute, place);
      } else if (place.arguments().containsKey(attribute.getRefAttrName())) {
        value = place.arguments().get(attribute.getRefAttrName());
      } else {
        continue;
      }
      if (result.put(shared.checkName(attribute.getName()), value) != null) {
        throw ModelException.invalid(
            "its attribute \"%s\" is given twice".formatted(attribute.getName()));
      }
    }
    return result;
  }

  private void inline(FunctionProto function, Node call, Place place, List<Node> nodes) {
    shared.checkNesting(place.depth() + 1);
    if (call.inputs().size() > function.getInputCount()
        || call.outputs().size() > function.getOutputCount()) {
      throw ModelException.invalid(
          "it has %d inputs and %d outputs; the function it calls takes %d and gives %d"
              .formatted(
                  call.inputs().size(),
                  call.outputs().size(),
                  function.getInputCount(),
                  function.getOutputCount()));
    }
    NameScope names = place.names().function();
    for (int i = 0; i < function.getInputCount(); i++) {
      names.bind(function.getInput(i), call.input(i).orElse(""));
    }
    Place inside =
        new Place(
            names,
            call.name() + "/",
            append(call.scope(), call.op()),
            function.getOpsetImportCount() > 0
                ? Import.opsets(function.getOpsetImportList())
                : place.opsets(),
            arguments(function, call, place),
            place.depth() + 1);
    passThrough(function, call, names, inside, nodes);
    defineOutputs(function.getNodeList(), inside, bindOutputs(function, call, names));
    nodes.addAll(read(function.getNodeList(), inside));
  }

  /** A function may give one of its inputs back; the value then has two names. */
  private void passThrough(
      FunctionProto function, Node call, NameScope names, Place inside, List<Node> nodes) {
    for (int i = 0; i < call.outputs().size(); i++) {
      String output = function.getOutput(i);
      if (names.definesHere(output) && !call.outputs().get(i).isEmpty()) {
        nodes.add(
            new Node(
                shared.nodeNames.of(inside.prefix() + "Identity"),
                "Identity",
                "",
                inside.opsets().getOrDefault("", call.opset()),
                List.of(names.resolve(output)),
                List.of(call.outputs().get(i)),
                Map.of(),
                inside.modules()));
      }
    }
  }

  private static Set<String> bindOutputs(FunctionProto function, Node call, NameScope names) {
    Set<String> bound = new HashSet<>();
    for (int i = 0; i < call.outputs().size(); i++) {
      String output = function.getOutput(i);
      if (!names.definesHere(output) && !call.outputs().get(i).isEmpty()) {
        names.bind(output, call.outputs().get(i));
        bound.add(output);
      }
    }
    return bound;
  }

  private Map<String, Attribute> arguments(FunctionProto function, Node call, Place place) {
    Map<String, Attribute> arguments = new HashMap<>();
    for (AttributeProto standard : function.getAttributeProtoList()) {
      arguments.put(standard.getName(), attributes.read(standard, place));
    }
    arguments.putAll(call.attributes());
    return arguments;
  }

  /**
   * Makes the outputs of nodes known before any node is read, since nodes may be unsorted.
   *
   * @param bound names that have their value already and must be produced once; emptied
   */
  void defineOutputs(List<NodeProto> protos, Place place, Set<String> bound) {
    for (NodeProto proto : protos) {
      for (String output : proto.getOutputList()) {
        if (!output.isEmpty() && !bound.remove(output)) {
          place.names().define(shared.checkName(output), place.prefix());
        }
      }
    }
    if (!bound.isEmpty()) {
      throw ModelException.invalid(
          "the function it calls never produces its outputs %s".formatted(bound));
    }
  }

  private static List<String> append(List<String> list, String last) {
    List<String> result = new ArrayList<>(list);
    result.add(last);
    return result;
  }
}
