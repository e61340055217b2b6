package io.vitrine.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForceTest {
  private static final int SIZE = 5_000;

  private static Points cloud(int size, long seed) {
    Random random = new Random(seed);
    Points at = new Points(size);
    for (int i = 0; i < size; i++) {
      // Clusters, and a few far away.
      double spread = i % 50 == 0 ? 300 : 10;
      at.set(
          i,
          i % 7 * 40 + spread * random.nextGaussian(),
          spread * random.nextGaussian(),
          i % 3 * 60 + spread * random.nextGaussian());
    }
    return at;
  }

  private static float[] masses(int size) {
    float[] masses = new float[size];
    for (int i = 0; i < size; i++) {
      masses[i] = 1 + i % 4;
    }
    return masses;
  }

  private static double[] exact(Points at, float[] masses, int body) {
    double[] force = new double[3];
    for (int other = 0; other < at.size(); other++) {
      double dx = at.x(body) - at.x(other);
      double dy = at.y(body) - at.y(other);
      double dz = at.z(body) - at.z(other);
      double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (other != body && distance > 0) {
        double strength = masses[body] * masses[other] / Math.pow(distance, 3);
        force[0] += strength * dx;
        force[1] += strength * dy;
        force[2] += strength * dz;
      }
    }
    return force;
  }

  private static double error(double theta) {
    Points at = cloud(SIZE, 1);
    float[] masses = masses(SIZE);
    Points forces = new Points(SIZE);
    new Repulsion(theta).forces(at, masses, forces, false);
    double wrong = 0;
    double all = 0;
    for (int body = 0; body < SIZE; body += 10) {
      double[] exact = exact(at, masses, body);
      wrong += Math.pow(forces.x(body) - exact[0], 2);
      wrong += Math.pow(forces.y(body) - exact[1], 2);
      wrong += Math.pow(forces.z(body) - exact[2], 2);
      all += exact[0] * exact[0] + exact[1] * exact[1] + exact[2] * exact[2];
    }
    return Math.sqrt(wrong / all);
  }

  @Test
  void theRepulsionIsThatOfAllPairs() {
    assertThat(error(0)).isLessThan(1e-4);
    assertThat(error(0.5)).isLessThan(5e-3);
    assertThat(error(0.9)).isLessThan(4e-2);
  }

  @Test
  void threadsDoNotChangeIt() {
    Points at = cloud(20_000, 2);
    Points one = new Points(at.size());
    Points more = new Points(at.size());
    new Repulsion(0.9).forces(at, masses(at.size()), one, false);
    new Repulsion(0.9).forces(at, masses(at.size()), more, true);
    assertThat(more.x).isEqualTo(one.x);
    assertThat(more.y).isEqualTo(one.y);
    assertThat(more.z).isEqualTo(one.z);
  }

  @Test
  void bodiesInOnePlaceDoNotTearEachOtherApart() {
    Points at = new Points(1_000);
    Points forces = new Points(at.size());
    new Repulsion(0.9).forces(at, masses(at.size()), forces, false);
    for (int i = 0; i < at.size(); i++) {
      assertThat(forces.x(i)).isZero();
    }
  }

  /** A block of cubes: in space all its distances can be right. */
  private static Links cubes(int side) {
    int size = side * side * side;
    int[] from = new int[3 * size];
    int[] to = new int[3 * size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int[] place = {i % side, i / side % side, i / side / side};
      int[] next = {1, side, side * side};
      for (int axis = 0; axis < 3; axis++) {
        if (place[axis] + 1 < side) {
          from[count] = i;
          to[count] = i + next[axis];
          count++;
        }
      }
    }
    float[] weights = new float[count];
    Arrays.fill(weights, 1);
    return Links.of(size, Arrays.copyOf(from, count), Arrays.copyOf(to, count), weights);
  }

  @Test
  void whatIsFarInTheGraphIsFarInSpace() {
    int side = 12;
    Points at = ForceLayout.place(cubes(side), 1, ForceSettings.DEFAULT, () -> false);
    double scaled = 0;
    double square = 0;
    double wished = 0;
    for (int i = 0; i < at.size(); i += 7) {
      for (int j = 0; j < i; j += 11) {
        double steps =
            Math.abs(i % side - j % side)
                + Math.abs(i / side % side - j / side % side)
                + Math.abs(i / side / side - j / side / side);
        double distance =
            Math.sqrt(
                Math.pow(at.x(i) - at.x(j), 2)
                    + Math.pow(at.y(i) - at.y(j), 2)
                    + Math.pow(at.z(i) - at.z(j), 2));
        if (steps > 0) {
          scaled += distance / steps;
          square += distance * distance / steps / steps;
          wished += 1;
        }
      }
    }
    double stress = (wished - scaled * scaled / square) / wished;
    assertThat(stress).as("normalised stress; places at random have about 0.5").isLessThan(0.08);
  }

  @Test
  void theSameSeedGivesTheSamePlaces() {
    Links links = cubes(8);
    Points one = ForceLayout.place(links, 1, ForceSettings.DEFAULT, () -> false);
    Points same = ForceLayout.place(links, 1, ForceSettings.DEFAULT, () -> false);
    Points other = ForceLayout.place(links, 2, ForceSettings.DEFAULT, () -> false);
    assertThat(same.x).isEqualTo(one.x);
    assertThat(other.x).isNotEqualTo(one.x);
  }

  @Test
  void linksAreOnePerPair() {
    Links links =
        Links.of(3, new int[] {0, 1, 2, 2}, new int[] {1, 0, 2, 1}, new float[] {1, 2, 3, 4});
    assertThat(links.count()).isEqualTo(2);
    assertThat(links.degree(1)).isEqualTo(2);
    assertThat(links.weights).containsExactly(3, 3, 4, 4);
  }

  @Test
  void nothingIsPlacedToo() {
    Links none = Links.of(0, new int[0], new int[0], new float[0]);
    assertThat(ForceLayout.place(none, 1, ForceSettings.DEFAULT, () -> false).size()).isZero();
    Links apart = Links.of(100, new int[0], new int[0], new float[0]);
    Points at = ForceLayout.place(apart, 1, ForceSettings.DEFAULT, () -> false);
    assertThat(at.x).doesNotContain(Float.NaN).doesNotHaveDuplicates();
  }
}
