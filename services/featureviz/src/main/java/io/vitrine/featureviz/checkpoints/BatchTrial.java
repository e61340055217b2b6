package io.vitrine.featureviz.checkpoints;

import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a network gives for two pictures at once what it gives for each alone. */
final class BatchTrial {
  private static final float TOLERANCE = 1e-3f;

  private BatchTrial() {}

  static boolean passed(Graph graph, LoadedPrograms.Loaded loaded, ShardPictures pictures) {
    boolean fixed =
        graph.inputs().get(0).shape().isPresent()
            && graph.inputs().get(0).shape().get().dimensions().get(0).size() == 1;
    if (fixed || pictures.count() < 2) {
      return false;
    }
    try {
      Map<String, float[]> both = run(loaded, pictures.batch(0, 2));
      Map<String, float[]> second = run(loaded, pictures.batch(1, 1));
      return second.entrySet().stream()
          .allMatch(
              value ->
                  isSecondOf(both.getOrDefault(value.getKey(), new float[0]), value.getValue()));
    } catch (ProgramException e) {
      return false;
    }
  }

  private static Map<String, float[]> run(LoadedPrograms.Loaded loaded, Tensor input) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    var unused =
        loaded
            .program()
            .run(
                Map.of(loaded.program().inputs().get(0), input),
                loaded.weights(),
                values -> {
                  values.forEach((name, tensor) -> copies.put(name, floats(tensor)));
                  return true;
                });
    return copies;
  }

  private static float[] floats(Tensor tensor) {
    if (tensor.type() != ElementType.FLOAT32) {
      return new float[0];
    }
    FloatBuffer data = tensor.data().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] copy = new float[data.remaining()];
    data.get(copy);
    return copy;
  }

  private static boolean isSecondOf(float[] both, float[] second) {
    if (both.length != 2 * second.length) {
      return false;
    }
    float largest = 0;
    float worst = 0;
    for (int i = 0; i < second.length; i++) {
      largest = Math.max(largest, Math.abs(second[i]));
      worst = Math.max(worst, Math.abs(second[i] - both[second.length + i]));
    }
    return worst <= TOLERANCE * largest || worst == 0;
  }
}
