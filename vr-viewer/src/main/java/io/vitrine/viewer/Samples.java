package io.vitrine.viewer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which two pictures the tour takes. */
final class Samples {
  private static final List<String> WISHED = List.of("face", "fish");

  private Samples() {}

  /**
   * The same pictures with the tour's two in front: those that were named one by one, else a face
   * and a fish, else the first ones.
   *
   * @param named how many of the first were named one by one
   */
  static List<Path> forTour(List<Path> pictures, int named) {
    List<Path> out = new ArrayList<>(pictures);
    for (int place = named; place < WISHED.size(); place++) {
      String wished = WISHED.get(place);
      Optional<Path> found =
          out.subList(place, out.size()).stream()
              .filter(file -> file.getFileName().toString().startsWith(wished))
              .findFirst();
      if (found.isPresent()) {
        out.remove(found.get());
        out.add(place, found.get());
      }
    }
    return out;
  }
}
