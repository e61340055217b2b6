package io.vitrine.layout.walk;

import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short names for labels, such as "fire2/expand3x3 Conv+Relu 64 x 55 x 55". */
final class Titles {
  private static final Pattern ENDING = Pattern.compile("(_fwd|_output_0|_Output_0|:0)$");
  private static final Pattern SEPARATOR = Pattern.compile("[_/.:]");

  private final String sharedPrefix;

  /** Names that every layer starts with are left out. */
  Titles(List<FoldedLayer> layers) {
    sharedPrefix = sharedPrefix(layers.stream().map(Titles::fullName).toList());
  }

  String title(FoldedLayer layer) {
    String sizes = sizes(layer.value());
    return name(layer) + "  " + operators(layer) + (sizes.isEmpty() ? "" : "  " + sizes);
  }

  /** The operators folded into the layer, in order: "Conv+Relu". */
  static String operators(FoldedLayer layer) {
    return layer.chain().stream().map(NodeDescription::getOp).collect(Collectors.joining("+"));
  }

  private String name(FoldedLayer layer) {
    return fullName(layer).substring(sharedPrefix.length());
  }

  private static String fullName(FoldedLayer layer) {
    NodeDescription head = layer.head();
    String name =
        head.getScopeCount() > 0
            ? module(head.getScopeList())
            : head.getName().isEmpty() ? layer.value().getName() : head.getName();
    return ENDING.matcher(name).replaceFirst("");
  }

  /**
   * "layer1", "layer1.0", "conv1" is "layer1.0/conv1": a step that repeats the one before stands
   * for both.
   */
  private static String module(List<String> scope) {
    List<String> steps = new ArrayList<>();
    for (String step : scope) {
      int last = steps.size() - 1;
      if (last >= 0 && step.startsWith(steps.get(last))) {
        steps.set(last, step);
      } else {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  private static String sharedPrefix(List<String> names) {
    if (names.size() < 2) {
      return "";
    }
    String shared = names.get(0);
    for (String name : names) {
      int same = 0;
      while (same < Math.min(shared.length(), name.length())
          && shared.charAt(same) == name.charAt(same)) {
        same++;
      }
      shared = shared.substring(0, same);
    }
    int end = shared.length();
    while (end > 0 && !SEPARATOR.matcher(shared.substring(end - 1, end)).matches()) {
      end--;
    }
    return shared.substring(0, end);
  }

  /** Sizes without the batch, "?" where only the run tells. */
  private static String sizes(ValueDescription value) {
    List<Dimension> shape = value.getShapeList();
    return shape.stream()
        .skip(shape.size() > 1 ? 1 : 0)
        .map(Titles::size)
        .collect(Collectors.joining(" x "));
  }

  private static String size(Dimension dimension) {
    return dimension.getSize() >= 0
        ? Long.toString(dimension.getSize())
        : dimension.getSymbol().isEmpty() ? "?" : dimension.getSymbol();
  }
}
