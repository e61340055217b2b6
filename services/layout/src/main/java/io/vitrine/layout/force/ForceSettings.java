package io.vitrine.layout.force;

/**
 * The numbers of force-directed placement. Lengths in units of the wished length of a link.
 *
 * @param theta what counts as far: see {@link Repulsion}
 * @param push strength of the repulsion
 * @param coarsest a graph of at most so many things is not made coarser
 * @param leastShrinking nor is one that would keep more than this share of its things
 * @param coarsestSteps steps that the coarsest graph is given
 * @param steps that each finer graph is given
 * @param cooling factor of the step's length when the forces grow
 * @param ending a step of less than this length ends a graph's turn
 * @param parallel whether forces are worked out on several threads; the result is the same
 */
public record ForceSettings(
    double theta,
    double push,
    int coarsest,
    double leastShrinking,
    int coarsestSteps,
    int steps,
    double cooling,
    double ending,
    boolean parallel) {
  public static final ForceSettings DEFAULT =
      new ForceSettings(0.9, 0.2, 40, 0.9, 300, 20, 0.92, 0.01, true);
}
