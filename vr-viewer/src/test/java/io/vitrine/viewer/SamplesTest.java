package io.vitrine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static List<Path> paths(String... names) {
    return Stream.of(names).map(Path::of).toList();
  }

  @Test
  void theTourTakesAFaceAndAFish() {
    assertThat(Samples.forTour(paths("d/car-0.png", "d/face-0.png", "d/fish-0.png"), 0))
        .isEqualTo(paths("d/face-0.png", "d/fish-0.png", "d/car-0.png"));
  }

  @Test
  void whatWasNamedComesFirst() {
    assertThat(Samples.forTour(paths("kitten.png", "d/face-0.png", "d/fish-0.png"), 1))
        .isEqualTo(paths("kitten.png", "d/fish-0.png", "d/face-0.png"));
    assertThat(Samples.forTour(paths("a.png", "b.png", "d/fish-0.png"), 2))
        .isEqualTo(paths("a.png", "b.png", "d/fish-0.png"));
  }

  @Test
  void withoutThemTheFirstOnesDo() {
    assertThat(Samples.forTour(paths("a.png", "b.png"), 0)).isEqualTo(paths("a.png", "b.png"));
  }
}
