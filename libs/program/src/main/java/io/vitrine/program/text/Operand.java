package io.vitrine.program.text;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import java.util.List;

/** What a value of the graph is while the program is written. */
public sealed interface Operand {
  /** Number of axes that only the run will tell. */
  int UNKNOWN_RANK = -1;

  ElementType type();

  /** Number of axes, or {@link #UNKNOWN_RANK}. */
  int rank();

  /**
   * A tensor of the program.
   *
   * @param text an expression without side effects
   */
  record Dense(String text, ElementType type, int rank) implements Operand {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A weight or constant. Operators that need its elements as numbers read them here and so bake
   * them into the text.
   *
   * @param name the file's name for it; never enters the text
   */
  record Known(String name, Tensor tensor) implements Operand {
    @Override
    public ElementType type() {
      return tensor.type();
    }

    @Override
    public int rank() {
      return tensor.shape().rank();
    }
  }

  /**
   * Integers or truth values of a known number, outside tensors.
   *
   * @param vector one axis; else a single element without axes
   */
  record Scalars(ElementType type, List<Scalar> elements, boolean vector) implements Operand {
    public Scalars {
      elements = List.copyOf(elements);
    }

    @Override
    public int rank() {
      return vector ? 1 : 0;
    }

    /** The number, or the list of numbers. */
    @Override
    public String toString() {
      if (!vector) {
        return elements.get(0).text();
      }
      return elements.isEmpty() ? "annotate(List[int], [])" : Literals.of(elements);
    }
  }

  /** A List[int] of a length that only the run will tell. */
  record IntegerList(String text, ElementType type) implements Operand {
    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
