package io.vitrine.network;

import java.util.List;

/** An attribute of a node: a constant written into the graph, never computed. */
public sealed interface Attribute {
  record Int(long value) implements Attribute {}

  record Float(float value) implements Attribute {}

  record Text(String value) implements Attribute {}

  record Ints(List<Long> values) implements Attribute {
    public Ints {
      values = List.copyOf(values);
    }
  }

  record Floats(List<java.lang.Float> values) implements Attribute {
    public Floats {
      values = List.copyOf(values);
    }
  }

  record Texts(List<String> values) implements Attribute {
    public Texts {
      values = List.copyOf(values);
    }
  }

  record Constant(Tensor value) implements Attribute {}

  /** The body of an If, Loop or Scan. */
  record Body(Graph value) implements Attribute {}

  /**
   * Kept by name only: sparse tensors, type descriptions, lists of graphs or tensors. No operator
   * that runs here has one.
   */
  record Unsupported(String kind) implements Attribute {}
}
