package io.vitrine.demo.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.vitrine.demo.network.ForwardPass;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network being trained. Owns its arrays in libtorch until closed. One learner steps at a time in
 * a process, since gradients are collected process-wide; on one thread the result depends on the
 * seed and the batches alone.
 */
public final class Learner implements AutoCloseable {
  private static final int EVALUATED_AT_ONCE = 100;
  private static final ForwardPass.Mode STEPPING = new ForwardPass.Mode.Training(.9f);

  /** The batch's statistics, and the running ones stay. */
  private static final ForwardPass.Mode ATTACKING = new ForwardPass.Mode.Training(1f);

  private final NDManager manager = NDManager.newBaseManager();
  private final ForwardPass forward;
  private final Momentum momentum;
  private final float[] parameters;
  private Map<String, NDArray> running;
  private int steps;

  public Learner(ParameterLayout layout, Snapshot start, float decay) {
    forward = new ForwardPass(layout);
    momentum = new Momentum(layout, decay);
    parameters = start.parameters().clone();
    running = forward.running(manager, start.running());
    steps = start.step();
  }

  /** An untrained network. */
  public static Learner untrained(ParameterLayout layout, long seed, float decay) {
    return new Learner(
        layout, new Snapshot(0, layout.initial(seed), layout.initialRunning()), decay);
  }

  /**
   * One step of gradient descent.
   *
   * @param order which pictures of the set, by index
   * @param start first place in the order
   * @param count pictures in the batch
   * @param rate learning rate
   * @param augmentation what is done to the pictures first; the number of the step seeds it
   * @return the augmented batch's mean cross-entropy before the step
   */
  public float step(
      LabelledPictures set,
      int[] order,
      int start,
      int count,
      float rate,
      Augmentation augmentation) {
    float[] pictures = set.batch(order, start, count);
    augmentation.disturb(pictures, new Random(steps));
    int[] labels = set.batchLabels(order, start, count);
    try (NDManager scope = manager.newSubManager()) {
      NDArray wanted = scope.create(oneHot(labels)).reshape(labels.length, DrawnPictures.CLASSES);
      NDArray still = scope.create(parameters);
      NDArray moved =
          augmentation
              .adversary()
              .moved(
                  shaped(scope, pictures),
                  scope,
                  batch -> loss(forward.logits(batch, still, running, ATTACKING), wanted));
      NDArray leaf = scope.create(parameters);
      leaf.setRequiresGradient(true);
      NDArray loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        loss = loss(forward.logits(moved, leaf, running, STEPPING), wanted);
        collector.backward(loss);
      }
      NDArray gradient = leaf.getGradient();
      gradient.attach(scope);
      momentum.move(parameters, gradient.toFloatArray(), rate);
      steps++;
      return loss.getFloat();
    }
  }

  /** Mean cross-entropy of a batch. */
  private static NDArray loss(NDArray logits, NDArray wanted) {
    return logits.logSoftmax(1).mul(wanted).sum().neg().div(wanted.getShape().get(0));
  }

  /** Logits of the first pictures of a set with running statistics: one row per picture. */
  public float[][] logits(LabelledPictures set, int count) {
    float[][] rows = new float[count][];
    int[] order = IntStream.range(0, count).toArray();
    for (int start = 0; start < count; start += EVALUATED_AT_ONCE) {
      int size = Math.min(EVALUATED_AT_ONCE, count - start);
      try (NDManager scope = manager.newSubManager()) {
        NDArray pictures = shaped(scope, set.batch(order, start, size));
        float[] flat =
            forward
                .logits(
                    pictures, scope.create(parameters), running, new ForwardPass.Mode.Evaluation())
                .toFloatArray();
        for (int i = 0; i < size; i++) {
          rows[start + i] =
              Arrays.copyOfRange(flat, i * DrawnPictures.CLASSES, (i + 1) * DrawnPictures.CLASSES);
        }
      }
    }
    return rows;
  }

  /**
   * Inner products between what pictures give at a node, all positions counted.
   *
   * @param start first picture
   * @param count of pictures
   * @param node whose value
   * @return count x count, row by row
   */
  public double[] gram(LabelledPictures set, int start, int count, String node) {
    int[] order = IntStream.range(0, set.size()).toArray();
    try (NDManager scope = manager.newSubManager()) {
      NDArray pictures = shaped(scope, set.batch(order, start, count));
      NDArray value =
          forward
              .values(
                  pictures, scope.create(parameters), running, new ForwardPass.Mode.Evaluation())
              .get(node);
      if (value == null) {
        throw new IllegalArgumentException("no node " + node);
      }
      NDArray rows = value.reshape(count, -1);
      float[] flat = rows.matMul(rows.transpose()).toFloatArray();
      double[] gram = new double[flat.length];
      for (int i = 0; i < flat.length; i++) {
        gram[i] = flat[i];
      }
      return gram;
    }
  }

  /**
   * Mean over positions of every channel of a node, for each picture of a set.
   *
   * @param node whose value, [batch, channels, rows, columns]
   * @return [picture][channel]
   */
  public float[][] channelMeans(LabelledPictures set, String node) {
    float[][] rows = new float[set.size()][];
    int[] order = IntStream.range(0, set.size()).toArray();
    for (int start = 0; start < set.size(); start += EVALUATED_AT_ONCE) {
      int size = Math.min(EVALUATED_AT_ONCE, set.size() - start);
      try (NDManager scope = manager.newSubManager()) {
        NDArray pictures = shaped(scope, set.batch(order, start, size));
        NDArray value =
            forward
                .values(
                    pictures, scope.create(parameters), running, new ForwardPass.Mode.Evaluation())
                .get(node);
        if (value == null) {
          throw new IllegalArgumentException("no node " + node);
        }
        int channels = (int) value.getShape().get(1);
        float[] flat = value.reshape(size, channels, -1).mean(new int[] {2}).toFloatArray();
        for (int i = 0; i < size; i++) {
          rows[start + i] = Arrays.copyOfRange(flat, i * channels, (i + 1) * channels);
        }
      }
    }
    return rows;
  }

  /** Share of a set's pictures whose largest logit is their label's. */
  public double accuracy(LabelledPictures set) {
    float[][] rows = logits(set, set.size());
    int right = 0;
    for (int i = 0; i < rows.length; i++) {
      if (Predictions.largest(rows[i]) == set.labels()[i]) {
        right++;
      }
    }
    return right / (double) rows.length;
  }

  /** Takes over a snapshot's weights; what momentum remembers stays. */
  public void restore(Snapshot snapshot) {
    System.arraycopy(snapshot.parameters(), 0, parameters, 0, parameters.length);
    running.values().forEach(NDArray::close);
    running = forward.running(manager, snapshot.running());
    steps = snapshot.step();
  }

  /**
   * A snapshot whose running statistics are the plain mean over batches of a set, for when steps
   * were too large for them to follow.
   */
  public Snapshot recalibrated(LabelledPictures set) {
    int[] order = IntStream.range(0, set.size()).toArray();
    try (NDManager all = manager.newSubManager()) {
      Map<String, NDArray> means = forward.running(all, forward.flat(running));
      for (int batch = 0; (batch + 1) * EVALUATED_AT_ONCE <= set.size(); batch++) {
        try (NDManager scope = all.newSubManager()) {
          NDArray pictures =
              shaped(scope, set.batch(order, batch * EVALUATED_AT_ONCE, EVALUATED_AT_ONCE));
          forward.logits(
              pictures,
              scope.create(parameters),
              means,
              new ForwardPass.Mode.Training(batch / (batch + 1f)));
        }
      }
      return new Snapshot(steps, parameters.clone(), forward.flat(means));
    }
  }

  public Snapshot snapshot() {
    return new Snapshot(steps, parameters.clone(), forward.flat(running));
  }

  /**
   * Colours last in memory, [batch, colour, row, column] in shape: libtorch then convolves without
   * reordering, a quarter faster.
   */
  private static NDArray shaped(NDManager scope, float[] pictures) {
    long count = pictures.length / DrawnPictures.FLOATS;
    return scope
        .create(pictures, new Shape(count, DrawnPictures.SIDE, DrawnPictures.SIDE, 3))
        .transpose(0, 3, 1, 2);
  }

  private static float[] oneHot(int[] labels) {
    float[] rows = new float[labels.length * DrawnPictures.CLASSES];
    for (int i = 0; i < labels.length; i++) {
      rows[i * DrawnPictures.CLASSES + labels[i]] = 1;
    }
    return rows;
  }

  @Override
  public void close() {
    manager.close();
  }
}
