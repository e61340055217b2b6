package io.vitrine.layout.graph;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short names for labels, such as "fire2/expand3x3 Conv+Relu 64 x 55 x 55". */
public final class Titles {
  private static final Pattern ENDING = Pattern.compile("(_fwd|_output_0|_Output_0|:0)$");
  private static final Pattern SEPARATOR = Pattern.compile("[_/.:]");

  /** A longer path loses its first steps: the end says which layer it is. */
  private static final int LONGEST = 40;

  private final String sharedPrefix;

  /** Names that every layer starts with are left out. */
  public Titles(List<FoldedLayer> layers) {
    sharedPrefix = sharedPrefix(layers.stream().map(Titles::fullName).toList());
  }

  /** Name, operators and sizes of a layer. */
  public String title(FoldedLayer layer) {
    String sizes = sizes(layer.value());
    return name(layer) + "  " + operators(layer) + (sizes.isEmpty() ? "" : "  " + sizes);
  }

  /** The operators folded into the layer, in order: "Conv+Relu". */
  static String operators(FoldedLayer layer) {
    return layer.chain().stream().map(NodeDescription::getOp).collect(Collectors.joining("+"));
  }

  /** The name of a layer without what all share. */
  public String name(FoldedLayer layer) {
    return shortened(fullName(layer));
  }

  /** A name without what the names of all layers share. */
  public String shortened(String name) {
    String rest =
        name.length() > sharedPrefix.length() && name.startsWith(sharedPrefix)
            ? name.substring(sharedPrefix.length())
            : name;
    int start = 0;
    while (rest.length() - start > LONGEST && rest.indexOf('/', start) >= 0) {
      start = rest.indexOf('/', start) + 1;
    }
    return start == 0 ? rest : "…/" + rest.substring(start);
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
  public static String module(List<String> scope) {
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
  public static String sizes(ValueDescription value) {
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
