package io.vitrine.featureviz.fourier;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.model.LeasedCache;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.ModelReader;
import io.vitrine.model.Problems;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.program.Argument;
import io.vitrine.program.Engine;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.JobRequest.FeatureVisualization;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Blocks of feature visualizations by the method {@code fourier}. Runs of one process share its
 * programs and weights, but not their threads: one run is worked on at a time where recipes differ
 * in their number of threads.
 */
public final class FourierWork implements BlockWork, AutoCloseable {
  /** How far a batch may be from its pictures one by one before it counts as mixed up. */
  private static final float BATCH_TOLERANCE = 1e-3f;

  private final BlobStore blobs;
  private final ModelReader reader;
  private final Supplier<Engine> engine;
  private final LeasedCache<List<ByteString>, Network> networks;
  private final LoadedPrograms programs;

  /** A program for one value of a graph whose values have these names. */
  private record What(List<String> names, String input, String value) {}

  /**
   * @param engine asked by the first block, and may block until it is there
   */
  public FourierWork(
      BlobStore blobs, ModelReader reader, Supplier<Engine> engine, ModelSettings settings) {
    this.blobs = blobs;
    this.reader = reader;
    this.engine = engine;
    networks = new LeasedCache<>(settings.networks(), network -> 1, network -> {});
    programs = new LoadedPrograms(engine, settings.programs(), settings.weightBytes());
  }

  @Override
  public BlockRun begin(WorkBlock block, Optional<byte[]> saved) {
    try {
      return open(block, saved);
    } catch (RuntimeException e) {
      throw new ProblemException(Problems.of(e), e);
    }
  }

  private FourierRun open(WorkBlock block, Optional<byte[]> saved) {
    check(block);
    VisualizationRecipe recipe = block.getRecipe();
    FeatureVisualization request = block.getRequest().getFeatureVisualization();
    engine.get().useThreads(recipe.getThreads());
    Padded padded = Padded.of(block);
    FourierNumbers numbers = FourierNumbers.of(recipe, channels(request).axis());
    LoadedPrograms.Loaded loaded = load(request, recipe);
    try {
      Argument.Tensors start = start(numbers, padded);
      FourierLoop loop = loop(loaded, numbers, padded, start);
      int pictures = padded.objectives().size();
      SavedRun begun =
          saved
              .map(bytes -> SavedRun.of(bytes, block, pictures, numbers.spectrum().shape(pictures)))
              .orElseGet(() -> new SavedRun(start.tensors(), new Standing(pictures)));
      return new FourierRun(block, padded, numbers, loaded, loop, begun);
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private static void check(WorkBlock block) {
    VisualizationRecipe recipe = block.getRecipe();
    if (!recipe.getMethod().equals(FourierRecipes.METHOD)
        || recipe.getAlgorithmVersion() != FourierRecipes.ALGORITHM_VERSION) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the recipe is for '%s' %d, which this worker does not know"
              .formatted(recipe.getMethod(), recipe.getAlgorithmVersion()),
          "submit the job again");
    }
    if (block.getItemsCount() == 0 || block.getItemsCount() > recipe.getBlockSize()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "block %d of job %s has %d pictures; its recipe takes 1 to %d"
              .formatted(
                  block.getBlock(), block.getJob(), block.getItemsCount(), recipe.getBlockSize()),
          "submit the job again");
    }
  }

  private Channels channels(FeatureVisualization request) {
    try {
      NetworkDescription description =
          NetworkDescription.parseFrom(Files.readAllBytes(blobs.fetch(request.getDescription())));
      for (ValueDescription value : description.getValuesList()) {
        if (value.getName().equals(request.getValue())) {
          return Channels.of(value);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.poison(
          Reason.INVALID, "the model's description is broken", "add the model again", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw ProblemException.caller(
        Reason.NOT_FOUND,
        "the network has no value '%s'".formatted(request.getValue()),
        "submit the job again");
  }

  private LoadedPrograms.Loaded load(FeatureVisualization request, VisualizationRecipe recipe) {
    List<ByteString> files =
        request.getModel().getFilesList().stream().map(FileReference::getSha256).toList();
    // A network owns nothing that is closed: it may be used when its lease is over.
    Network network;
    try (LeasedCache<List<ByteString>, Network>.Lease lease =
        networks.acquire(files, () -> reader.read(request.getModel().getFilesList()))) {
      network = lease.value();
    }
    String input = recipe.getPreprocessing().getInput();
    return programs.load(
        request.getModel(),
        network,
        new What(names(network.graph()), input, request.getValue()),
        () -> FourierProgram.compile(network, input, request.getValue()));
  }

  private static List<String> names(Graph graph) {
    List<String> names = new ArrayList<>();
    graph.inputs().stream().map(Value::name).forEach(names::add);
    graph.initializers().stream().map(Value::name).forEach(names::add);
    graph.nodes().forEach(node -> names.addAll(node.outputs()));
    return names;
  }

  private static Argument.Tensors start(FourierNumbers numbers, Padded padded) {
    Spectrum spectrum = numbers.spectrum();
    int pictures = padded.objectives().size();
    Tensor zeros = spectrum.zeros(pictures);
    return new Argument.Tensors(
        List.of(spectrum.start(numbers.recipe().getSeed(), padded.objectives()), zeros, zeros));
  }

  /**
   * Some networks are written for one picture: their shapes are fixed in the graph, and a batch
   * breaks them or gets mixed up. Those take the pictures one by one.
   */
  private static FourierLoop loop(
      LoadedPrograms.Loaded loaded, FourierNumbers numbers, Padded padded, Argument.Tensors start) {
    FourierLoop each = new FourierLoop(loaded, numbers, padded, true);
    if (padded.objectives().size() == 1) {
      return each;
    }
    FourierLoop batch = new FourierLoop(loaded, numbers, padded, false);
    try {
      return close(batch.evaluate(start), each.evaluate(start)) ? batch : each;
    } catch (ProblemException e) {
      // Too little memory for now says nothing about the network.
      if (e.problem().getCategory() == Category.RETRIABLE) {
        throw e;
      }
      return each;
    }
  }

  private static boolean close(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      float larger = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      if (!(Math.abs(a[i] - b[i]) <= BATCH_TOLERANCE * Math.max(larger, BATCH_TOLERANCE))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    programs.close();
  }
}
