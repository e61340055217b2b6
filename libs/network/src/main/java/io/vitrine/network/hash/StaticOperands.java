package io.vitrine.network.hash;

import static java.util.Map.entry;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which initializers belong to the architecture and not to the checkpoint: target shapes, axes,
 * pads. These are the operands the table below names, and all small tensors of int64 and bool,
 * since that is what shapes are computed from.
 */
final class StaticOperands {
  private static final int LARGEST = 4096;

  private static final Map<String, Set<Integer>> OPERANDS =
      Map.ofEntries(
          entry("Reshape", Set.of(1)),
          entry("Expand", Set.of(1)),
          entry("Tile", Set.of(1, 2)),
          entry("Slice", Set.of(1, 2, 3, 4)),
          entry("Pad", Set.of(1, 2, 3)),
          entry("Squeeze", Set.of(1)),
          entry("Unsqueeze", Set.of(1)),
          entry("Split", Set.of(1)),
          entry("TopK", Set.of(1)),
          entry("Resize", Set.of(1, 2, 3)),
          entry("Upsample", Set.of(1)),
          entry("ConstantOfShape", Set.of(0)),
          entry("Range", Set.of(0, 1, 2)),
          entry("OneHot", Set.of(1)),
          entry("CumSum", Set.of(1)),
          entry("CumProd", Set.of(1)),
          entry("Clip", Set.of(1, 2)),
          entry("Dropout", Set.of(1, 2)),
          entry("Trilu", Set.of(1)),
          entry("NonMaxSuppression", Set.of(2, 3, 4)),
          entry("CenterCropPad", Set.of(1)),
          entry("Col2Im", Set.of(1, 2)),
          entry("AffineGrid", Set.of(1)),
          entry("MaxUnpool", Set.of(2)),
          entry("DFT", Set.of(1, 2)),
          entry("STFT", Set.of(1, 3)));

  private StaticOperands() {}

  static Set<String> of(Graph graph, Map<String, Tensor> weights) {
    Set<String> found = new HashSet<>();
    collect(graph, found);
    weights.forEach(
        (name, tensor) -> {
          boolean small = tensor.elements() <= LARGEST;
          boolean shapeLike =
              tensor.type() == ElementType.INT64 || tensor.type() == ElementType.BOOL;
          if (small && shapeLike) {
            found.add(name);
          }
        });
    found.retainAll(weights.keySet());
    return found;
  }

  private static void collect(Graph graph, Set<String> found) {
    for (Node node : graph.nodes()) {
      boolean reduces = node.op().startsWith("Reduce");
      Set<Integer> operands = reduces ? Set.of(1) : OPERANDS.getOrDefault(node.op(), Set.of());
      for (int operand : operands) {
        node.input(operand).ifPresent(found::add);
      }
      node.bodies().values().forEach(body -> collect(body, found));
    }
  }
}
