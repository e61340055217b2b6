package io.vitrine.benchmarks.layout;

import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import io.vitrine.layout.force.ForceLayout;
import io.vitrine.layout.force.ForceSettings;
import io.vitrine.layout.force.Links;
import io.vitrine.layout.force.Points;
import io.vitrine.layout.force.Repulsion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * 100,000 nodes beside ngraph.forcelayout, one thread each. First one round of repulsion of the
 * same points by the same law, each with its error against exact pairs. Then a graph of channels
 * from the beginning: the peer runs for a set time, ours with few steps a level and with its own
 * settings; the stress of each is told.
 */
public final class Force implements Benchmark {
  private static final int SIZE = 100_000;
  private static final double THETA = 0.8;
  private static final int CHECKED = 500;
  private static final int RUNS = 9;
  private static final int PEER_RUNS = 3;
  private static final int PEER_SECONDS = 60;
  private static final int FEW_STEPS = 3;
  private static final double SIDE = 1000;

  @Override
  public String name() {
    return "layout-force";
  }

  @Override
  public String description() {
    return "forces on 100,000 nodes, one thread, at no more error; peer: ngraph.forcelayout";
  }

  @Override
  public Result run(Surroundings surroundings) throws Exception {
    Ngraph ngraph = new Ngraph(surroundings);
    Map<String, Object> more = new LinkedHashMap<>();
    Points at = anywhere();
    Ngraph.Answer peer = ngraph.forces(THETA, at, PEER_RUNS);
    Samples theirs = new Samples();
    peer.printed().forEach(theirs::add);
    double error = error(at, peer.points());
    Surroundings.say(String.format("ngraph: %s ms, error %.4f", theirs, error));
    more.put("peer error", error);
    double ours = forces(at, error, more);
    layouts(ngraph, more);
    return new Result(
        name(), ours, theirs.median(), "ms", "ngraph.forcelayout 3.3.1, theta 0.8", more);
  }

  private static Points anywhere() {
    SplittableRandom random = new SplittableRandom(1);
    Points at = new Points(SIZE);
    for (int i = 0; i < SIZE; i++) {
      at.set(i, SIDE * random.nextDouble(), SIDE * random.nextDouble(), SIDE * random.nextDouble());
    }
    return at;
  }

  private static double forces(Points at, double mostError, Map<String, Object> more) {
    float[] masses = new float[SIZE];
    Arrays.fill(masses, 1);
    Points forces = new Points(SIZE);
    Samples samples = new Samples();
    Repulsion repulsion = new Repulsion(THETA);
    for (int run = -2; run < RUNS; run++) {
      long start = System.nanoTime();
      repulsion.forces(at, masses, forces, false);
      if (run >= 0) {
        samples.add((System.nanoTime() - start) / 1e6);
      }
    }
    double error = error(at, forces);
    Surroundings.say(String.format("ours: %s ms, error %.4f", samples, error));
    if (error > mostError) {
      throw new IllegalStateException("our error is " + error + ", the peer's " + mostError);
    }
    more.put("error", error);
    return samples.median();
  }

  /** Root of the mean square against exact pairs, over that of the forces. */
  private static double error(Points at, Points forces) {
    double wrong = 0;
    double all = 0;
    for (int i = 0; i < SIZE; i += SIZE / CHECKED) {
      double[] exact = new double[3];
      for (int other = 0; other < SIZE; other++) {
        double dx = at.x(i) - at.x(other);
        double dy = at.y(i) - at.y(other);
        double dz = at.z(i) - at.z(other);
        double square = dx * dx + dy * dy + dz * dz;
        if (other != i && square > 0) {
          double strength = 1 / (square * Math.sqrt(square));
          exact[0] += strength * dx;
          exact[1] += strength * dy;
          exact[2] += strength * dz;
        }
      }
      wrong += Math.pow(forces.x(i) - exact[0], 2);
      wrong += Math.pow(forces.y(i) - exact[1], 2);
      wrong += Math.pow(forces.z(i) - exact[2], 2);
      all += exact[0] * exact[0] + exact[1] * exact[1] + exact[2] * exact[2];
    }
    return Math.sqrt(wrong / all);
  }

  private static void layouts(Ngraph ngraph, Map<String, Object> more) throws Exception {
    ChannelGraph graph = new ChannelGraph(SIZE);
    for (int steps : new int[] {FEW_STEPS, ForceSettings.DEFAULT.steps()}) {
      long start = System.nanoTime();
      float[] weights = new float[graph.from.length];
      Arrays.fill(weights, 1);
      Links links = Links.of(SIZE, graph.from, graph.to, weights);
      Points at = ForceLayout.place(links, 1, settings(steps), () -> false);
      double seconds = (System.nanoTime() - start) / 1e9;
      tell(more, "layout of " + steps + " steps a level", seconds, graph.stress(at));
    }
    Ngraph.Answer peer = ngraph.layout(SIZE, graph.from, graph.to, PEER_SECONDS);
    more.put("peer layout steps", peer.printed().get(0));
    tell(more, "peer layout", peer.printed().get(1) / 1000, graph.stress(peer.points()));
  }

  private static void tell(Map<String, Object> more, String what, double seconds, double stress) {
    Surroundings.say(String.format("%s: %.1f s, stress %.4f", what, seconds, stress));
    more.put(what + " s", Result.rounded(seconds));
    more.put(what + " stress", stress);
  }

  private static ForceSettings settings(int steps) {
    ForceSettings usual = ForceSettings.DEFAULT;
    return new ForceSettings(
        usual.theta(),
        usual.push(),
        usual.coarsest(),
        usual.leastShrinking(),
        usual.coarsestSteps(),
        steps,
        usual.cooling(),
        usual.ending(),
        false);
  }
}
