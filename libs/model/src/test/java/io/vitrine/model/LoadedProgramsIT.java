package io.vitrine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.architectures.Architecture;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.Program;
import io.vitrine.program.Purpose;
import io.vitrine.protocol.ModelReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of one graph share its programs. */
class LoadedProgramsIT {
  private static final long WEIGHT_BYTES = 1L << 30;

  @TempDir Path folder = Path.of("");

  @Test
  void anotherCheckpointOfAKnownGraphIsNotCompiled() throws IOException {
    AtomicInteger compiled = new AtomicInteger();
    try (Engine engine = Engine.start(EngineSettings.standard());
        LoadedPrograms programs = new LoadedPrograms(() -> engine, 4, WEIGHT_BYTES)) {
      // Its bounds of 0 and 6 are numbers in the text: equal in both, they tell nothing apart.
      Network first = checkpoint(1);
      Network second = checkpoint(2);

      for (Network network : new Network[] {first, second, first}) {
        try (LoadedPrograms.Loaded loaded =
            programs.load(
                reference(network), network, "scores", () -> program(network, compiled))) {
          assertThat(loaded.program().program().baked()).isNotEmpty();
        }
      }
    }
    assertThat(compiled).hasValue(1);
  }

  private static Program program(Network network, AtomicInteger compiled) {
    compiled.incrementAndGet();
    return GraphCompiler.compile(network, network.graph().outputs(), Purpose.VALUES_ON_CPU);
  }

  private Network checkpoint(long seed) throws IOException {
    Path file = folder.resolve(seed + ".onnx");
    Architecture.MOBILENET_V2.write(file, seed);
    return OnnxReader.read(file, ReadLimits.standard());
  }

  private static ModelReference reference(Network network) {
    return ModelReference.newBuilder()
        .setGraphHash(ByteString.copyFrom(GraphHash.of(network)))
        .setWeightsHash(ByteString.copyFrom(WeightsHash.of(network)))
        .build();
  }
}
