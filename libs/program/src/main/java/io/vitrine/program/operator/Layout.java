package io.vitrine.program.operator;

import io.vitrine.network.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the maps of a network of convolutions lie in memory while it runs. */
enum Layout {
  /** Map by map, as a caller gets them. */
  MAP_BY_MAP,
  /** Pixel by pixel with all channels: convolutions are faster, but what is asked for is turned. */
  CHANNELS_LAST;

  /** Turning pays until about every fourth value is asked for. Measured on ResNet-50. */
  private static final int WANTED_SHARE = 4;

  private static final Set<String> OF_MAPS =
      Set.of("Conv", "BatchNormalization", "Relu", "Clip", "LeakyRelu", "Add", "Mul", "Concat");

  static Layout of(List<Step> steps, List<String> wanted) {
    if (steps.stream().noneMatch(Step.Convolving.class::isInstance)) {
      return MAP_BY_MAP;
    }
    Set<String> asked = new HashSet<>(wanted);
    int all = 0;
    int seen = 0;
    for (Step step : steps) {
      for (Node node : step.nodes()) {
        if (OF_MAPS.contains(node.op())) {
          all++;
          seen += asked.contains(node.outputs().get(0)) ? 1 : 0;
        }
      }
    }
    return seen * WANTED_SHARE > all ? MAP_BY_MAP : CHANNELS_LAST;
  }
}
