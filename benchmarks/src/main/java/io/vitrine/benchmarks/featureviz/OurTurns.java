package io.vitrine.benchmarks.featureviz;

import com.google.protobuf.ByteString;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.fourier.FourierRecipes;
import io.vitrine.featureviz.fourier.FourierWork;
import io.vitrine.featureviz.fourier.ModelSettings;
import io.vitrine.model.ModelReader;
import io.vitrine.network.ReadLimits;
import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Our side, in a process of its own: one block, advanced once per line. */
final class OurTurns {
  private static final String VALUE = "squeezenet0_concat4";
  private static final int SIDE = 224;

  private OurTurns() {}

  private record Models(long networks, long programs, long weightBytes) implements ModelSettings {}

  public static void main(String[] arguments) throws Exception {
    Path model = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    int steps = Integer.parseInt(arguments[3]);
    BlobStore blobs = new BlobStore(BlobSettings.of(Files.createTempDirectory("featureviz")));
    try (Engine engine =
            Engine.start(new EngineSettings(threads, Optional.empty(), EngineSettings.Device.CPU));
        FourierWork work =
            new FourierWork(
                blobs,
                new ModelReader(blobs, ReadLimits.standard()),
                () -> engine,
                new Models(1, 1, 1 << 30));
        BlockRun run = work.begin(block(blobs, model, threads, batch, steps), Optional.empty())) {
      System.out.println("answer 0 0");
      while (run.stepsDone() < steps && System.in.read() >= 0) {
        int before = run.stepsDone();
        long start = System.nanoTime();
        run.advance();
        System.out.printf(
            Locale.ROOT,
            "answer %d %.6f%n",
            run.stepsDone() - before,
            (System.nanoTime() - start) * 1e-9);
      }
    }
  }

  private static WorkBlock block(BlobStore blobs, Path model, int threads, int batch, int steps)
      throws Exception {
    WorkBlock.Builder block =
        WorkBlock.newBuilder()
            .setRequest(JobRequest.newBuilder().setFeatureVisualization(request(blobs, model)))
            .setRecipe(recipe(threads, batch, steps));
    for (int i = 0; i < batch; i++) {
      Objective objective = Objective.newBuilder().setValue(VALUE).setChannel(10 * i).build();
      block.addItems(JobItem.newBuilder().setObjective(objective));
    }
    return block.build();
  }

  private static JobRequest.FeatureVisualization request(BlobStore blobs, Path model)
      throws Exception {
    ValueDescription.Builder value =
        ValueDescription.newBuilder()
            .setName(VALUE)
            .setType(ElementType.FLOAT32)
            .setKnownRank(true)
            .setForm(TileForm.newBuilder().setKind(TileForm.Kind.FEATURE_MAPS));
    for (long size : List.of(1L, 384L, 13L, 13L)) {
      value.addShape(Dimension.newBuilder().setSize(size));
    }
    NetworkDescription description = NetworkDescription.newBuilder().addValues(value).build();
    return JobRequest.FeatureVisualization.newBuilder()
        .setModel(
            ModelReference.newBuilder()
                .setGraphHash(ByteString.copyFromUtf8("squeezenet"))
                .setWeightsHash(ByteString.copyFromUtf8("squeezenet"))
                .addFiles(blobs.put(Files.readAllBytes(model))))
        .setValue(VALUE)
        .setDescription(blobs.put(description.toByteArray()))
        .build();
  }

  private static VisualizationRecipe recipe(int threads, int batch, int steps) {
    return VisualizationRecipe.newBuilder()
        .setMethod(FourierRecipes.METHOD)
        .setAlgorithmVersion(FourierRecipes.ALGORITHM_VERSION)
        .setPreprocessing(
            Preprocessing.newBuilder()
                .setWidth(SIDE)
                .setHeight(SIDE)
                .setOrder(Preprocessing.Order.RGB)
                .setRange(1)
                .addAllMean(List.of(.485f, .456f, .406f))
                .addAllStd(List.of(.229f, .224f, .225f))
                .setInput("data"))
        .setWidth(SIDE)
        .setHeight(SIDE)
        .setSteps(steps)
        .setBlockSize(batch)
        .setLearningRate(0.05f)
        .setDecay(1)
        .setFit(VisualizationRecipe.Fit.CROP_OR_PAD)
        .setTransformations(true)
        .setThreads(threads)
        .build();
  }
}
