package io.vitrine.inference.model;

import com.google.protobuf.ByteString;
import io.vitrine.inference.InferenceSettings;
import io.vitrine.inference.describe.InputShapes;
import io.vitrine.network.Network;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.program.Engine;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Networks, programs and weights, each kept for the next run that needs it. Checkpoints of one
 * graph share its programs. Any thread.
 */
public final class LoadedModels implements AutoCloseable {
  private final ModelReader reader;
  private final Supplier<Engine> engine;
  private final LeasedCache<NetworkKey, ModelNetwork> networks;
  private final LeasedCache<ProgramKey, LoadedProgram> programs;
  private final LeasedCache<WeightsKey, LoadedWeights> weights;

  private record NetworkKey(List<ByteString> files, Preprocessing preprocessing) {}

  /** With the weights only where their elements are written into the program. */
  private record ProgramKey(
      ByteString graph, List<String> names, List<String> wanted, ByteString weights) {}

  private record WeightsKey(ByteString weights, List<?> slots) {}

  /** All that a run needs, held open until it is closed. */
  public record Loaded(
      ModelNetwork model,
      LeasedCache<ProgramKey, LoadedProgram>.Lease program,
      LeasedCache<WeightsKey, LoadedWeights>.Lease weights)
      implements AutoCloseable {
    @Override
    public void close() {
      weights.close();
      program.close();
    }
  }

  /**
   * @param engine asked at the first load, and may block until it is there
   */
  public LoadedModels(
      ModelReader reader, Supplier<Engine> engine, InferenceSettings.Runs settings) {
    this.reader = reader;
    this.engine = engine;
    networks = new LeasedCache<>(settings.networks(), network -> 1, network -> {});
    programs = new LeasedCache<>(settings.programs(), program -> 1, LoadedProgram::close);
    weights = new LeasedCache<>(settings.weightBytes(), LoadedWeights::bytes, LoadedWeights::close);
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
  public Loaded load(ModelReference reference, ModelNetwork model, List<String> wanted) {
    LeasedCache<ProgramKey, LoadedProgram>.Lease program =
        program(reference, model, wanted.stream().distinct().sorted().toList());
    try {
      Program text = program.value().program();
      WeightsKey key = new WeightsKey(reference.getWeightsHash(), text.slots());
      return new Loaded(
          model,
          program,
          weights.acquire(key, () -> engine.get().upload(text, model.network().weights())));
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private LeasedCache<ProgramKey, LoadedProgram>.Lease program(
      ModelReference reference, ModelNetwork model, List<String> wanted) {
    ProgramKey shared =
        new ProgramKey(reference.getGraphHash(), model.names(), wanted, ByteString.EMPTY);
    Optional<LeasedCache<ProgramKey, LoadedProgram>.Lease> present = programs.find(shared);
    if (present.isPresent()) {
      return present.get();
    }
    ProgramKey own =
        new ProgramKey(reference.getGraphHash(), model.names(), wanted, reference.getWeightsHash());
    Optional<LeasedCache<ProgramKey, LoadedProgram>.Lease> baked = programs.find(own);
    if (baked.isPresent()) {
      return baked.get();
    }
    Program text = GraphCompiler.compile(model.network(), wanted);
    return programs.acquire(text.baked().isEmpty() ? shared : own, () -> engine.get().load(text));
  }

  @Override
  public void close() {
    programs.close();
    weights.close();
  }
}
