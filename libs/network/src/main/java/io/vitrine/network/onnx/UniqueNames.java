package io.vitrine.network.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives each name once: the second "conv" becomes "conv_2". */
final class UniqueNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> next = new HashMap<>();

  String of(String name) {
    String candidate = name;
    while (!taken.add(candidate)) {
      candidate = name + "_" + next.merge(name, 2, (old, two) -> old + 1);
    }
    return candidate;
  }
}
