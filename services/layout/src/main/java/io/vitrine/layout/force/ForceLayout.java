package io.vitrine.layout.force;

import io.vitrine.layout.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Places a graph in space by springs along its links and repulsion between all (Hu 2005): first a
 * very coarse picture of it, then finer and finer ones, each beginning where the one before ended.
 * The same graph, settings and seed give the same places, on any number of threads. Time near n log
 * n per step and a fixed number of steps.
 */
public final class ForceLayout {
  private static final double GROWTH = 1 / 0.92;
  private static final int GOOD_STEPS = 5;

  private final ForceSettings settings;
  private final BooleanSupplier cancelled;
  private final Repulsion repulsion;

  private ForceLayout(ForceSettings settings, BooleanSupplier cancelled) {
    this.settings = settings;
    this.cancelled = cancelled;
    repulsion = new Repulsion(settings.theta());
  }

  /**
   * Places the things that are linked.
   *
   * @param seed of the places that the coarsest picture begins with
   * @return places around the origin; linked things are about 1 apart
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Points place(
      Links links, long seed, ForceSettings settings, BooleanSupplier cancelled) {
    return new ForceLayout(settings, cancelled).place(links, new SplittableRandom(seed));
  }

  private Points place(Links links, SplittableRandom random) {
    float[] masses = new float[links.size()];
    Arrays.fill(masses, 1);
    List<Coarsening> levels = new ArrayList<>();
    Links coarse = links;
    float[] coarseMasses = masses;
    while (coarse.size() > settings.coarsest()) {
      Cancellation.check(cancelled);
      Coarsening next = Coarsening.of(coarse, coarseMasses, random);
      if (next.links.size() > settings.leastShrinking() * coarse.size()) {
        break;
      }
      levels.add(next);
      coarse = next.links;
      coarseMasses = next.masses;
    }
    Points at = anywhere(coarse.size(), random);
    settle(coarse, coarseMasses, at, settings.coarsestSteps());
    for (int level = levels.size() - 1; level >= 0; level--) {
      Links fine = level == 0 ? links : levels.get(level - 1).links;
      float[] fineMasses = level == 0 ? masses : levels.get(level - 1).masses;
      at = refined(levels.get(level).of, at, random);
      settle(fine, fineMasses, at, settings.steps());
    }
    centre(at);
    return at;
  }

  private static Points anywhere(int size, SplittableRandom random) {
    Points at = new Points(size);
    double side = Math.cbrt(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      at.set(i, near(0, side, random), near(0, side, random), near(0, side, random));
    }
    return at;
  }

  private static double near(double place, double spread, SplittableRandom random) {
    return place + spread * (random.nextDouble() - 0.5);
  }

  /** Two things in place of each pair, and so more room: half as much again as things double. */
  private static Points refined(int[] of, Points coarse, SplittableRandom random) {
    Points fine = new Points(of.length);
    double growth = Math.cbrt((double) of.length / coarse.size());
    for (int i = 0; i < of.length; i++) {
      fine.set(
          i,
          near(growth * coarse.x[of[i]], 1, random),
          near(growth * coarse.y[of[i]], 1, random),
          near(growth * coarse.z[of[i]], 1, random));
    }
    return fine;
  }

  private void settle(Links links, float[] masses, Points at, int steps) {
    Points forces = new Points(at.size());
    double step = 1;
    double before = Double.MAX_VALUE;
    int good = 0;
    for (int i = 0; i < steps && step > settings.ending(); i++) {
      Cancellation.check(cancelled);
      repulsion.forces(at, masses, forces, settings.parallel());
      double energy = move(links, masses, at, forces, step);
      if (energy < before) {
        good++;
        if (good >= GOOD_STEPS) {
          good = 0;
          step *= GROWTH;
        }
      } else {
        good = 0;
        step *= settings.cooling();
      }
      before = energy;
    }
  }

  /** Each thing goes one step the way it is drawn; the sum of the squared forces is given. */
  private double move(Links links, float[] masses, Points at, Points forces, double step) {
    float push = (float) settings.push();
    double energy = 0;
    for (int thing = 0; thing < at.size(); thing++) {
      forces.x[thing] *= push;
      forces.y[thing] *= push;
      forces.z[thing] *= push;
      for (int i = links.starts[thing]; i < links.starts[thing + 1]; i++) {
        int other = links.others[i];
        float dx = at.x[other] - at.x[thing];
        float dy = at.y[other] - at.y[thing];
        float dz = at.z[other] - at.z[thing];
        float pull = links.weights[i] * (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
        forces.x[thing] += pull * dx;
        forces.y[thing] += pull * dy;
        forces.z[thing] += pull * dz;
      }
    }
    for (int thing = 0; thing < at.size(); thing++) {
      double fx = forces.x[thing];
      double fy = forces.y[thing];
      double fz = forces.z[thing];
      double square = fx * fx + fy * fy + fz * fz;
      energy += square;
      double force = Math.sqrt(square);
      // Never further than the force would carry it: what is at rest stays.
      double share = Math.min(step, force / masses[thing]) / Math.max(force, 1e-12);
      at.x[thing] += (float) (share * fx);
      at.y[thing] += (float) (share * fy);
      at.z[thing] += (float) (share * fz);
    }
    return energy;
  }

  private static void centre(Points at) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (int i = 0; i < at.size(); i++) {
      x += at.x[i];
      y += at.y[i];
      z += at.z[i];
    }
    int size = Math.max(1, at.size());
    for (int i = 0; i < at.size(); i++) {
      at.set(i, at.x[i] - x / size, at.y[i] - y / size, at.z[i] - z / size);
    }
  }
}
