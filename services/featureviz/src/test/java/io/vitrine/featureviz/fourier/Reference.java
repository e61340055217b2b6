package io.vitrine.featureviz.fourier;

import com.google.protobuf.ByteString;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.npy.Npy;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Program;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.VisualizationRecipe.Fit;
import io.vitrine.protocol.WorkBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What benchmarks/reference/fourier.py computed: a tiny network and the formulas' results. */
final class Reference {
  static final int HEIGHT = 40;
  static final int WIDTH = 32;
  static final String VALUE = "b.lit";

  /** The last one never fires. */
  static final List<Integer> CHANNELS = List.of(0, 1, 2, 5);

  private Reference() {}

  static Tensor tensor(String name) {
    try (InputStream stream =
        Objects.requireNonNull(
            Reference.class.getResourceAsStream("/reference/fourier/" + name + ".npy"))) {
      return Npy.read(ByteBuffer.wrap(stream.readAllBytes()), ReadLimits.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] floats(String name) {
    return Floats.of(tensor(name));
  }

  static Path model(String file) {
    try {
      return Path.of(
          Objects.requireNonNull(Reference.class.getResource("/reference/fourier/" + file))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Network network() {
    return OnnxReader.read(model("tiny.onnx"), ReadLimits.standard());
  }

  static Preprocessing preprocessing() {
    return Preprocessing.newBuilder()
        .setWidth(WIDTH)
        .setHeight(HEIGHT)
        .setOrder(Preprocessing.Order.RGB)
        .setRange(1)
        .addAllMean(List.of(0.485f, 0.456f, 0.406f))
        .addAllStd(List.of(0.229f, 0.224f, 0.225f))
        .setInput("image")
        .build();
  }

  static VisualizationRecipe recipe() {
    return VisualizationRecipe.newBuilder()
        .setMethod(FourierRecipes.METHOD)
        .setAlgorithmVersion(FourierRecipes.ALGORITHM_VERSION)
        .setPreprocessing(preprocessing())
        .setWidth(WIDTH)
        .setHeight(HEIGHT)
        .setSteps(32)
        .setSeed(1)
        .setBlockSize(CHANNELS.size())
        .setLearningRate(0.05f)
        .setDecay(1)
        .setFit(Fit.CROP_OR_PAD)
        .setTransformations(true)
        .setThreads(2)
        .build();
  }

  static Padded block() {
    WorkBlock.Builder block = WorkBlock.newBuilder().setRecipe(recipe());
    CHANNELS.forEach(channel -> block.addItems(item(channel)));
    return Padded.of(block.build());
  }

  static JobItem item(int channel) {
    return JobItem.newBuilder()
        .setObjective(Objective.newBuilder().setValue(VALUE).setChannel(channel))
        .build();
  }

  static List<Draw> draws() {
    var numbers = tensor("draws").data().asLongBuffer();
    List<Draw> draws = new ArrayList<>();
    while (numbers.hasRemaining()) {
      draws.add(
          new Draw(
              (int) numbers.get(),
              (int) numbers.get(),
              (int) numbers.get(),
              (int) numbers.get(),
              (int) numbers.get(),
              (int) numbers.get()));
    }
    return draws;
  }

  /** The tiny network's program, with further methods. The caller closes both. */
  static LoadedPrograms.Loaded load(LoadedPrograms programs, String methods) {
    Network network = network();
    Program program = FourierProgram.compile(network, "image", VALUE);
    return programs.load(
        ModelReference.newBuilder().setGraphHash(ByteString.copyFromUtf8("tiny")).build(),
        network,
        methods,
        () -> methods.isEmpty() ? program : program.with(methods));
  }

  static LoadedPrograms programs() {
    return new LoadedPrograms(SharedEngine::get, 4, 1 << 20);
  }
}
