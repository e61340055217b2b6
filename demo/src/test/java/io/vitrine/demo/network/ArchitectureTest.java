package io.vitrine.demo.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final Architecture architecture = Architecture.demo(16);

  @Test
  void staysSmall() {
    assertThat(new ParameterLayout(architecture).trainedSize()).isBetween(50_000, 100_000);
    assertThat(multiplyAdds()).isBetween(5_000_000L, 20_000_000L);
  }

  @Test
  void hasAboutAThousandTiles() {
    int convolved = 0;
    int joined = 0;
    Map<String, Integer> channels = new HashMap<>();
    for (Node node : architecture.nodes()) {
      int count = channels(node, channels);
      channels.put(node.name(), count);
      convolved += node instanceof Node.Convolution ? count : 0;
      joined += node instanceof Node.Add || node instanceof Node.Join ? count : 0;
    }
    assertThat(convolved + joined).isBetween(900, 1_300);
  }

  @Test
  void everyNodeComesAfterItsInputs() {
    Set<String> known = new HashSet<>(Set.of(Architecture.INPUT));
    for (Node node : architecture.nodes()) {
      assertThat(known).containsAll(node.inputs());
      assertThat(known.add(node.name())).as("%s is new", node.name()).isTrue();
    }
  }

  @Test
  void initialisationIsSeeded() {
    ParameterLayout layout = new ParameterLayout(architecture);
    assertThat(layout.initial(3)).isEqualTo(layout.initial(3)).isNotEqualTo(layout.initial(4));
  }

  private long multiplyAdds() {
    Map<String, Integer> sides = new HashMap<>(Map.of(Architecture.INPUT, 64));
    long sum = 0;
    for (Node node : architecture.nodes()) {
      int side = Objects.requireNonNull(sides.get(node.inputs().get(0)));
      if (node instanceof Node.Convolution c) {
        side /= c.stride();
        sum += (long) c.channelsIn() * c.channelsOut() * c.kernel() * c.kernel() * side * side;
      } else if (node instanceof Node.Linear l) {
        sum += (long) l.channelsIn() * l.channelsOut();
      } else if (node instanceof Node.Halve) {
        side /= 2;
      }
      sides.put(node.name(), side);
    }
    return sum;
  }

  private static int channels(Node node, Map<String, Integer> known) {
    if (node instanceof Node.Convolution c) {
      return c.channelsOut();
    } else if (node instanceof Node.Join) {
      return node.inputs().stream().mapToInt(name -> known.getOrDefault(name, 0)).sum();
    }
    return known.getOrDefault(node.inputs().get(0), 3);
  }
}
