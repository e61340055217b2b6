package io.vitrine.network.shape;

import io.vitrine.network.Attribute;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the type and shape of every value, following the ONNX operator specification, also through
 * computed shapes (Shape, Gather, Concat, Reshape). Of an operator nobody knows the outputs stay
 * unknown. Throws {@link ModelException} naming the node where operands do not fit an operator.
 */
public final class ShapeInference {
  private final Facts facts;
  private final boolean trustDeclared;

  private ShapeInference(Facts facts, boolean trustDeclared) {
    this.facts = facts;
    this.trustDeclared = trustDeclared;
  }

  /**
   * The network's graph, bodies included, with types and shapes.
   *
   * @param inputShapes input name to shape; inputs left out have the shape the file declares
   */
  public static Graph infer(Network network, Map<String, Shape> inputShapes) {
    return infer(network.graph(), network.weights(), inputShapes);
  }

  /**
   * The graph, bodies included, with types and shapes.
   *
   * @param weights values of initializers; shapes that depend on a missing one stay unknown
   * @param inputShapes input name to shape; inputs left out have the shape the file declares
   */
  public static Graph infer(
      Graph graph, Map<String, Tensor> weights, Map<String, Shape> inputShapes) {
    List<Value> inputs = new ArrayList<>();
    boolean asDeclared = true;
    for (String name : inputShapes.keySet()) {
      if (graph.inputs().stream().noneMatch(input -> input.name().equals(name))) {
        throw ModelException.invalid(
            "the network has no input \"%s\"; it has %s"
                .formatted(name, graph.inputs().stream().map(Value::name).toList()));
      }
    }
    for (Value input : graph.inputs()) {
      Value given = given(input, Optional.ofNullable(inputShapes.get(input.name())));
      asDeclared &= fits(given.shape(), input.shape());
      inputs.add(given);
    }
    return new ShapeInference(new Facts(weights), asDeclared).graph(graph, inputs);
  }

  private static Value given(Value input, Optional<Shape> shape) {
    if (shape.isPresent()
        && input.shape().isPresent()
        && shape.get().rank() != input.shape().get().rank()) {
      throw ModelException.invalid(
          "input \"%s\" takes %s, not %s"
              .formatted(input.name(), input.shape().get(), shape.get()));
    }
    return new Value(input.name(), input.type(), shape.or(input::shape));
  }

  /** Whether shapes the file declares still hold for a given input. */
  private static boolean fits(Optional<Shape> given, Optional<Shape> declared) {
    if (given.isEmpty() || declared.isEmpty()) {
      return given.equals(declared);
    }
    for (int i = 0; i < given.get().rank(); i++) {
      if (Sizes.same(given.get().dimensions().get(i), declared.get().dimensions().get(i))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Graph graph(Graph graph, List<Value> inputs) {
    inputs.forEach(input -> facts.learn(input.name(), input.type(), input.shape()));
    graph
        .initializers()
        .forEach(weight -> facts.learn(weight.name(), weight.type(), weight.shape()));
    Map<String, Value> values = new HashMap<>(graph.values());
    inputs.forEach(input -> values.put(input.name(), input));
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Node inferred = node(node);
      nodes.add(inferred);
      for (String output : node.outputs()) {
        if (!output.isEmpty()) {
          Value declared =
              graph
                  .values()
                  .getOrDefault(output, new Value(output, Optional.empty(), Optional.empty()));
          values.put(output, facts.settle(declared, trustDeclared));
        }
      }
    }
    return new Graph(graph.name(), inputs, graph.outputs(), nodes, graph.initializers(), values);
  }

  private Node node(Node node) {
    Map<String, Attribute> inferredBodies = new HashMap<>();
    Site site =
        new Site(
            node,
            facts,
            (owner, attribute, inputs) -> {
              Graph body = body(owner, attribute, inputs);
              inferredBodies.put(attribute, new Attribute.Body(body));
              return body;
            });
    try {
      Optional<Rule> rule = RuleTable.find(node);
      if (rule.isPresent()) {
        for (int i = 0; i < rule.get().inputs(); i++) {
          if (!site.has(i)) {
            throw site.wrong("it has no input %d; it needs at least %d", i, rule.get().inputs());
          }
        }
        rule.get().effect().infer(site);
      }
    } catch (ModelException e) {
      throw e.atNode(node);
    } catch (ArithmeticException e) {
      throw ModelException.invalid("its sizes exceed every bound").atNode(node);
    }
    return inferredBodies.isEmpty() ? node : withBodies(node, inferredBodies);
  }

  private Graph body(Node owner, String attribute, List<Value> inputs) {
    if (!(owner.attribute(attribute).orElse(null) instanceof Attribute.Body body)) {
      throw ModelException.invalid("it has no body \"%s\"".formatted(attribute));
    }
    List<Value> formal = body.value().inputs();
    if (formal.size() != inputs.size()) {
      throw ModelException.invalid(
          "its body \"%s\" takes %d inputs; it is given %d"
              .formatted(attribute, formal.size(), inputs.size()));
    }
    List<Value> given = new ArrayList<>();
    for (int i = 0; i < formal.size(); i++) {
      Value actual = inputs.get(i);
      given.add(
          new Value(formal.get(i).name(), actual.type().or(formal.get(i)::type), actual.shape()));
    }
    return graph(body.value(), given);
  }

  private static Node withBodies(Node node, Map<String, Attribute> bodies) {
    Map<String, Attribute> attributes = new HashMap<>(node.attributes());
    attributes.putAll(bodies);
    return new Node(
        node.name(),
        node.op(),
        node.domain(),
        node.opset(),
        node.inputs(),
        node.outputs(),
        attributes,
        node.scope());
  }
}
