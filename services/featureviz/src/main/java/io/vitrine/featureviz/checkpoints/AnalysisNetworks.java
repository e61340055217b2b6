package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.ByteString;
import io.vitrine.model.LeasedCache;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.ModelReader;
import io.vitrine.network.Network;
import io.vitrine.network.Value;
import io.vitrine.program.Engine;
import io.vitrine.program.GraphCompiler;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ModelReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks of series: one program for all checkpoints of a graph, their weights swapped, those
 * of the next one read while the one before runs. Any thread.
 */
final class AnalysisNetworks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AnalysisNetworks.class);

  private final ModelReader reader;
  private final Supplier<Engine> engine;
  private final LeasedCache<List<ByteString>, Network> networks;
  private final LoadedPrograms programs;
  private final ExecutorService ahead;

  /** Tells programs of one graph apart; names are those of the file. */
  private record What(List<String> names, List<String> values) {}

  AnalysisNetworks(
      ModelReader reader, Supplier<Engine> engine, long kept, long keptPrograms, long weightBytes) {
    this.reader = reader;
    this.engine = engine;
    networks = new LeasedCache<>(kept, network -> 1, network -> {});
    programs = new LoadedPrograms(engine, keptPrograms, weightBytes);
    ahead =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "next-checkpoint");
              thread.setDaemon(true);
              return thread;
            });
  }

  Engine engine() {
    return engine.get();
  }

  /** A network owns nothing that is closed. */
  Network network(ModelReference model) {
    List<ByteString> files = model.getFilesList().stream().map(FileReference::getSha256).toList();
    try (LeasedCache<List<ByteString>, Network>.Lease lease =
        networks.acquire(files, () -> reader.read(model.getFilesList()))) {
      return lease.value();
    }
  }

  /** A program that gives these values, with the weights of a checkpoint. To be closed. */
  LoadedPrograms.Loaded load(ModelReference model, List<String> values) {
    Network network = network(model);
    List<String> names = new ArrayList<>();
    network.graph().inputs().stream().map(Value::name).forEach(names::add);
    network.graph().initializers().stream().map(Value::name).forEach(names::add);
    network.graph().nodes().forEach(node -> names.addAll(node.outputs()));
    return programs.load(
        model,
        network,
        new What(names, values),
        () -> GraphCompiler.compile(network, values, engine.get().values()));
  }

  /** Reads the weights of the checkpoint that is likely next, so that they are there then. */
  void prepare(List<AnalysedCheckpoint> checkpoints, int next, List<String> values) {
    if (next < checkpoints.size()) {
      ahead.execute(
          () -> {
            try {
              load(checkpoints.get(next).getModel(), values).close();
            } catch (RuntimeException e) {
              // Whoever needs it will be told.
              log.debug("checkpoint {} could not be read ahead: {}", next, e.toString());
            }
          });
    }
  }

  @Override
  public void close() {
    ahead.shutdownNow();
    programs.close();
  }
}
