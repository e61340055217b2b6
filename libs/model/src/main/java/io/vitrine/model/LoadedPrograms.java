package io.vitrine.model;

import com.google.protobuf.ByteString;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import io.vitrine.program.Engine;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.protocol.ModelReference;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Programs and weights, each kept for the next who needs it. Checkpoints of one graph share its
 * programs. Any thread.
 */
public final class LoadedPrograms implements AutoCloseable {
  /** Of so many times the programs kept it is remembered which weights they have written in. */
  private static final long REMEMBERED = 8;

  private final Supplier<Engine> engine;
  private final LeasedCache<ProgramKey, LoadedProgram> programs;
  private final LeasedCache<WeightsKey, LoadedWeights> weights;
  private final Map<Asked, List<String>> baked;

  private record Asked(ByteString graph, Object what) {}

  /**
   * @param baked the weights whose elements are written into the program
   */
  private record ProgramKey(Asked asked, List<Tensor> baked) {}

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
    baked =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Asked, List<String>> eldest) {
            return size() > REMEMBERED * mostPrograms;
          }
        };
  }

  /**
   * @param what tells the programs of one graph apart; has equals
   * @param compiler makes the program where it is not there
   */
  public Loaded load(
      ModelReference reference, Network network, Object what, Supplier<Program> compiler) {
    LeasedCache<ProgramKey, LoadedProgram>.Lease program =
        program(new Asked(reference.getGraphHash(), what), network, compiler);
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

  /** Compiled only where no checkpoint with the same elements in the baked weights was before. */
  private LeasedCache<ProgramKey, LoadedProgram>.Lease program(
      Asked asked, Network network, Supplier<Program> compiler) {
    List<String> known = baked(asked).orElse(null);
    if (known != null) {
      Optional<LeasedCache<ProgramKey, LoadedProgram>.Lease> present =
          programs.find(new ProgramKey(asked, tensors(network, known)));
      if (present.isPresent()) {
        return present.get();
      }
    }
    Program text = compiler.get();
    synchronized (baked) {
      baked.put(asked, text.baked());
    }
    return programs.acquire(
        new ProgramKey(asked, tensors(network, text.baked())), () -> engine.get().load(text));
  }

  private Optional<List<String>> baked(Asked asked) {
    synchronized (baked) {
      return Optional.ofNullable(baked.get(asked));
    }
  }

  private static List<Tensor> tensors(Network network, List<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(network.weights().get(name)).stream())
        .map(LoadedPrograms::copied)
        .toList();
  }

  /** A key must not hold a model's file mapped. */
  private static Tensor copied(Tensor tensor) {
    ByteBuffer data = tensor.data();
    return new Tensor(
        tensor.type(), tensor.shape(), ByteBuffer.allocate(data.remaining()).put(data).flip());
  }

  @Override
  public void close() {
    programs.close();
    weights.close();
  }
}
