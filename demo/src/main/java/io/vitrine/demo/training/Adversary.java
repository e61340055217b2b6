package io.vitrine.demo.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.function.Function;

/**
 * Moves pictures against the network while it learns: projected gradient ascent of the loss within
 * a Euclidean ball (Madry et al. 2018). A network trained on such pictures leans on what people see
 * too, so its feature visualizations can be read (Engstrom et al. 2019).
 *
 * @param radius of the ball, in values of 0 to 1 over all pixels and colours; 0 moves nothing
 * @param steps of ascent
 */
public record Adversary(float radius, int steps) {
  /** Leaves pictures as they are. */
  public static final Adversary NONE = new Adversary(0, 0);

  /** Steps together could go this many radii, so the ball's rim is reached on a curve as well. */
  private static final float REACH = 1.5f;

  private static final float LEAST_LENGTH = 1e-12f;
  private static final int[] ALL_OF_A_PICTURE = {1, 2, 3};

  /** One with a share of this one's radius, at most all of it. */
  Adversary grown(double share) {
    return new Adversary((float) (radius * Math.min(1, share)), steps);
  }

  /**
   * The pictures moved, still from 0 to 1.
   *
   * @param pictures [batch, 3, side, side]
   * @param scope owns whatever is made
   * @param loss of a batch of pictures, to be raised
   */
  NDArray moved(NDArray pictures, NDManager scope, Function<NDArray, NDArray> loss) {
    NDArray moved = pictures;
    for (int step = 0; step < steps && radius > 0; step++) {
      NDArray uphill = gradient(moved, scope, loss);
      NDArray offset =
          moved.add(uphill.mul(REACH * radius / steps).div(length(uphill))).sub(pictures);
      NDArray within = length(offset).div(radius).maximum(1);
      moved = pictures.add(offset.div(within)).clip(0, 1);
    }
    return moved;
  }

  private static NDArray gradient(
      NDArray pictures, NDManager scope, Function<NDArray, NDArray> loss) {
    NDArray leaf = pictures.duplicate();
    leaf.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss.apply(leaf));
    }
    NDArray gradient = leaf.getGradient();
    gradient.attach(scope);
    return gradient;
  }

  /** Of each picture. */
  private static NDArray length(NDArray pictures) {
    return pictures.square().sum(ALL_OF_A_PICTURE, true).sqrt().maximum(LEAST_LENGTH);
  }
}
