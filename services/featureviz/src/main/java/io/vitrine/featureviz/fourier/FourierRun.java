package io.vitrine.featureviz.fourier;

import com.google.protobuf.ByteString;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.featureviz.picture.PngFile;
import io.vitrine.featureviz.picture.Raster;
import io.vitrine.featureviz.picture.RecipeText;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.npy.Npy;
import io.vitrine.program.Argument;
import io.vitrine.program.ResidentTensors;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A block of pictures that is optimised. One thread; holds its program until it is closed. */
final class FourierRun implements BlockRun {
  private static final int PREVIEW_SIDE = 128;
  private static final double SECONDS_PER_CALL = 0.5;
  private static final int MOST_STEPS_PER_CALL = 64;

  private final WorkBlock block;
  private final Padded padded;
  private final FourierNumbers numbers;
  private final LoadedPrograms.Loaded loaded;
  private final FourierLoop loop;
  private final Standing standing;
  private Argument state;
  private Optional<ResidentTensors> resident = Optional.empty();
  private double secondsPerStep = SECONDS_PER_CALL;

  FourierRun(
      WorkBlock block,
      Padded padded,
      FourierNumbers numbers,
      LoadedPrograms.Loaded loaded,
      FourierLoop loop,
      SavedRun begun) {
    this.block = block;
    this.padded = padded;
    this.numbers = numbers;
    this.loaded = loaded;
    this.loop = loop;
    this.standing = begun.standing();
    this.state = new Argument.Tensors(begun.state());
  }

  @Override
  public int stepsDone() {
    return standing.steps();
  }

  @Override
  public int steps() {
    return block.getRecipe().getSteps();
  }

  @Override
  public void advance() {
    int count = Math.min(steps() - stepsDone(), stepsPerCall());
    if (count > 0) {
      step(count);
    }
  }

  private int stepsPerCall() {
    return (int) Math.max(1, Math.min(MOST_STEPS_PER_CALL, SECONDS_PER_CALL / secondsPerStep));
  }

  /** Does that many steps in one call. */
  void step(int count) {
    long begun = System.nanoTime();
    int done = stepsDone();
    VisualizationRecipe recipe = block.getRecipe();
    List<Draw> draws =
        IntStream.range(done, done + count)
            .mapToObj(step -> Draw.of(recipe.getSeed(), step, numbers.jitter()))
            .toList();
    take(loop.steps(state, done, draws), done);
    secondsPerStep = (System.nanoTime() - begun) * 1e-9 / count;
  }

  private void take(FourierLoop.Stepped stepped, int done) {
    resident.ifPresent(ResidentTensors::close);
    resident = Optional.of(stepped.state());
    state = new Argument.Resident(stepped.state());
    float[] evaluations = stepped.evaluations();
    int pictures = padded.objectives().size();
    if (done == 0) {
      standing.started(Arrays.copyOf(evaluations, pictures));
      evaluations = Arrays.copyOfRange(evaluations, pictures, evaluations.length);
    }
    standing.stepped(stepped.curve());
    standing.evaluated(evaluations);
    for (float value : stepped.curve()) {
      if (!Float.isFinite(value)) {
        throw ProblemException.caller(
            Reason.UNSUPPORTED,
            "the value '%s' became %s by step %d of its optimisation"
                .formatted(padded.objectives().get(0).getValue(), value, stepsDone()),
            "choose another value, or another seed");
      }
    }
  }

  @Override
  public List<ItemProgress> progress() {
    List<Raster> pictures = pictures();
    List<ItemProgress> items = new ArrayList<>();
    for (int i = 0; i < padded.asked(); i++) {
      byte[] preview = PngFile.of(pictures.get(i).shrunk(PREVIEW_SIDE), Map.of());
      items.add(
          ItemProgress.newBuilder()
              .setObjective(padded.objectives().get(i))
              .setValue(standing.last(i))
              .setPreviewPng(ByteString.copyFrom(preview))
              .build());
    }
    return items;
  }

  @Override
  public byte[] save() {
    return new SavedRun(
            IntStream.range(0, SavedRun.TENSORS).mapToObj(this::stateTensor).toList(), standing)
        .bytes(block);
  }

  private Tensor stateTensor(int i) {
    return state instanceof Argument.Tensors given
        ? given.tensors().get(i)
        : ((Argument.Resident) state).tensors().download(i, ElementType.FLOAT32);
  }

  @Override
  public List<FinishedPicture> finish() {
    if (stepsDone() < steps()) {
      throw new IllegalStateException("%d of %d steps done".formatted(stepsDone(), steps()));
    }
    standing.evaluated(loop.evaluate(state));
    List<Raster> pictures = pictures();
    return IntStream.range(0, padded.asked()).mapToObj(i -> finished(i, pictures.get(i))).toList();
  }

  private FinishedPicture finished(int i, Raster picture) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Software", "Vitrine");
    texts.put("vitrine:objective", RecipeText.of(padded.objectives().get(i)));
    texts.put("vitrine:recipe", RecipeText.of(block.getRecipe()));
    return new FinishedPicture(
        padded.objectives().get(i),
        PngFile.of(picture, texts),
        Npy.bytes(
            Floats.tensor(picture.values(), picture.colours(), picture.height(), picture.width())),
        standing.curveOf(i),
        standing.start()[i],
        standing.best()[i],
        standing.unreached(i));
  }

  private List<Raster> pictures() {
    Tensor all = loop.render(state);
    Shape shape = all.shape();
    long[] sizes = shape.sizes();
    float[] values = Floats.of(all);
    int each = values.length / (int) sizes[0];
    List<Raster> pictures = new ArrayList<>();
    for (int i = 0; i < sizes[0]; i++) {
      pictures.add(
          new Raster(
              (int) sizes[1],
              (int) sizes[2],
              (int) sizes[3],
              Arrays.copyOfRange(values, i * each, (i + 1) * each)));
    }
    return pictures;
  }

  @Override
  public void close() {
    resident.ifPresent(ResidentTensors::close);
    resident = Optional.empty();
    loaded.close();
  }
}
