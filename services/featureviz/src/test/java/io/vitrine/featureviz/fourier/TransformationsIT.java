package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.Argument;
import io.vitrine.program.ResidentTensors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each transformation alone, forwards and backwards, beside PyTorch. */
class TransformationsIT {
  private static final float TOLERANCE = 2e-5f;

  /** Calls one transformation and takes the gradient of its result in one direction. */
  private static final String METHODS =
      """
      def alone(w: List[Tensor], t: List[Tensor], numbers: Tensor, which: Tensor) -> List[Tensor]:
        n = (self).fourier_integers(numbers, )
        kind = int(torch.select(which, 0, 0))
        leaf = torch.requires_grad_(torch.detach(t[0]), True)
        if kind == 0:
          y = (self).fourier_transform(leaf, n, t[2], 3, 2, 0, )
        elif kind == 1:
          y = (self).fourier_transform(leaf, n, t[2], 0, 0, 1, )
        else:
          y = (self).fourier_fit(leaf, 2, n[0], n[1], )
        direction = annotate(Optional[List[Optional[Tensor]]], [t[1]])
        g = torch.grad([y], [leaf], direction, None, False, False)[0]
        return [torch.detach(y), unchecked_cast(Tensor, g)]
      """;

  @ParameterizedTest
  @CsvSource({
    // name, kind, then what the method takes: rows, columns, height, width, angle, rows, columns
    "jitter, 0, 0 2 28 24 0 0 0",
    "scale, 1, 0 0 23 19 0 0 0",
    "rotate, 1, 0 0 24 20 -7 0 0",
    "again, 1, 0 0 24 20 0 1 0",
    "fit, 2, 19 23",
  })
  void isWhatTheFormulasSay(String name, int kind, String numbers) {
    Tensor in = Reference.tensor("alone.in");
    List<Long> given = List.of(numbers.split(" ")).stream().map(Long::valueOf).toList();
    double angle = kind < 2 ? Math.toRadians(given.get(4)) : 0;
    float cos = (float) Math.cos(angle);
    float ratio = 24 / 20f;
    Tensor turn =
        Floats.tensor(
            new float[] {
              cos, (float) Math.sin(angle) * ratio, 0, (float) -Math.sin(angle) / ratio, cos, 0
            },
            2,
            3);
    // The second jitter belongs to the same method: its cut is made good where it is not meant.
    boolean cut = kind == 1 && !name.equals("again");
    try (LoadedPrograms programs = Reference.programs();
        LoadedPrograms.Loaded loaded =
            Reference.load(
                programs, cut ? METHODS.replace("t[2], 0, 0, 1, )", "t[2], 0, 0, 0, )") : METHODS);
        ResidentTensors results =
            loaded
                .program()
                .call(
                    "alone",
                    loaded.weights(),
                    List.of(
                        new Argument.Tensors(
                            List.of(in, Reference.tensor(name + ".direction"), turn)),
                        new Argument.Integers(given),
                        new Argument.Integers(List.of((long) kind))))) {
      near(results.download(0, ElementType.FLOAT32), Reference.tensor(name + ".out"));
      near(results.download(1, ElementType.FLOAT32), Reference.tensor(name + ".gradient"));
    }
  }

  private static void near(Tensor ours, Tensor theirs) {
    assertThat(ours.shape()).isEqualTo(theirs.shape());
    float[] a = Floats.of(ours);
    float[] b = Floats.of(theirs);
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).as("element %d", i).isCloseTo(b[i], within(TOLERANCE));
    }
  }
}
