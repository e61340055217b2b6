package io.vitrine.inference.model;

import com.google.protobuf.ByteString;
import io.vitrine.inference.InferenceSettings;
import io.vitrine.inference.describe.InputShapes;
import io.vitrine.model.LeasedCache;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.ModelReader;
import io.vitrine.network.Network;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.program.Engine;
import io.vitrine.program.GraphCompiler;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Networks, programs and weights, each kept for the next run that needs it. Any thread. */
public final class LoadedModels implements AutoCloseable {
  private final ModelReader reader;
  private final LeasedCache<NetworkKey, ModelNetwork> networks;
  private final Supplier<Engine> engine;
  private final LoadedPrograms programs;

  private record NetworkKey(List<ByteString> files, Preprocessing preprocessing) {}

  /** The values a program gives, of a graph whose values have these names. */
  private record Values(List<String> names, List<String> wanted) {}

  /**
   * @param engine asked at the first load, and may block until it is there
   */
  public LoadedModels(
      ModelReader reader, Supplier<Engine> engine, InferenceSettings.Runs settings) {
    this.reader = reader;
    this.engine = engine;
    networks = new LeasedCache<>(settings.networks(), network -> 1, network -> {});
    programs = new LoadedPrograms(engine, settings.programs(), settings.weightBytes());
  }

  public ModelNetwork network(ModelReference model) {
    NetworkKey key =
        new NetworkKey(
            model.getFilesList().stream().map(FileReference::getSha256).toList(),
            model.getPreprocessing());
    // A network owns nothing that is closed: it may be used when its lease is over.
    try (LeasedCache<NetworkKey, ModelNetwork>.Lease lease =
        networks.acquire(key, () -> read(model))) {
      return lease.value();
    }
  }

  private ModelNetwork read(ModelReference model) {
    Network network = reader.read(model.getFilesList());
    Optional<Preprocessing> preprocessing =
        model.hasPreprocessing() ? Optional.of(model.getPreprocessing()) : Optional.empty();
    return ModelNetwork.of(
        network, ShapeInference.infer(network, InputShapes.of(network.graph(), preprocessing)));
  }

  /**
   * @param wanted values the program gives, in any order
   */
  public LoadedPrograms.Loaded load(
      ModelReference reference, ModelNetwork model, List<String> wanted) {
    Values values = new Values(model.names(), wanted.stream().distinct().sorted().toList());
    return programs.load(
        reference,
        model.network(),
        values,
        () -> GraphCompiler.compile(model.network(), values.wanted(), engine.get().values()));
  }

  @Override
  public void close() {
    programs.close();
  }
}
