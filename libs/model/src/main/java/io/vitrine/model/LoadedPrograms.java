package io.vitrine.model;

import com.google.protobuf.ByteString;
import io.vitrine.network.Network;
import io.vitrine.program.Engine;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.protocol.ModelReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Programs and weights, each kept for the next who needs it. Checkpoints of one graph share its
 * programs. Any thread.
 */
public final class LoadedPrograms implements AutoCloseable {
  private final Supplier<Engine> engine;
  private final LeasedCache<ProgramKey, LoadedProgram> programs;
  private final LeasedCache<WeightsKey, LoadedWeights> weights;

  /** With the weights only where their elements are written into the program. */
  private record ProgramKey(ByteString graph, Object what, ByteString weights) {}

  private record WeightsKey(ByteString weights, List<?> slots) {}

  /** A program with a checkpoint's weights, held open until it is closed. */
  public record Loaded(
      LeasedCache<ProgramKey, LoadedProgram>.Lease programLease,
      LeasedCache<WeightsKey, LoadedWeights>.Lease weightsLease)
      implements AutoCloseable {
    public LoadedProgram program() {
      return programLease.value();
    }

    public LoadedWeights weights() {
      return weightsLease.value();
    }

    @Override
    public void close() {
      weightsLease.close();
      programLease.close();
    }
  }

  /**
   * @param engine asked at the first load, and may block until it is there
   * @param mostPrograms kept loaded
   * @param mostWeightBytes kept loaded
   */
  public LoadedPrograms(Supplier<Engine> engine, long mostPrograms, long mostWeightBytes) {
    this.engine = engine;
    programs = new LeasedCache<>(mostPrograms, program -> 1, LoadedProgram::close);
    weights = new LeasedCache<>(mostWeightBytes, LoadedWeights::bytes, LoadedWeights::close);
  }

  /**
   * @param what tells the programs of one graph apart; has equals
   * @param compiler makes the program where it is not there
   */
  public Loaded load(
      ModelReference reference, Network network, Object what, Supplier<Program> compiler) {
    LeasedCache<ProgramKey, LoadedProgram>.Lease program = program(reference, what, compiler);
    try {
      Program text = program.value().program();
      WeightsKey key = new WeightsKey(reference.getWeightsHash(), text.slots());
      return new Loaded(
          program, weights.acquire(key, () -> engine.get().upload(text, network.weights())));
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private LeasedCache<ProgramKey, LoadedProgram>.Lease program(
      ModelReference reference, Object what, Supplier<Program> compiler) {
    ProgramKey shared = new ProgramKey(reference.getGraphHash(), what, ByteString.EMPTY);
    Optional<LeasedCache<ProgramKey, LoadedProgram>.Lease> present = programs.find(shared);
    if (present.isPresent()) {
      return present.get();
    }
    ProgramKey own = new ProgramKey(reference.getGraphHash(), what, reference.getWeightsHash());
    Optional<LeasedCache<ProgramKey, LoadedProgram>.Lease> baked = programs.find(own);
    if (baked.isPresent()) {
      return baked.get();
    }
    Program text = compiler.get();
    return programs.acquire(text.baked().isEmpty() ? shared : own, () -> engine.get().load(text));
  }

  @Override
  public void close() {
    programs.close();
    weights.close();
  }
}
