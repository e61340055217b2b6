package io.vitrine.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.inference.describe.Descriptions;
import io.vitrine.inference.describe.InputShapes;
import io.vitrine.model.picture.PreprocessingDefaults;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.LayoutParameters.Mode;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every network of the outside data as it opens, in every mode. */
class NetworksTest {
  private static final Path DATA =
      Path.of(System.getProperty("vitrine.data", "../../../shared/data"))
          .toAbsolutePath()
          .normalize();
  private static final int AT_LEAST = 20;

  @TestFactory
  Stream<DynamicTest> theRulesHold() throws IOException {
    if (!Files.isDirectory(DATA.resolve("models"))) {
      String message =
          "SKIPPED: no networks in " + DATA + "; give the place with -Dvitrine.data=DIR";
      System.err.println("\n*** " + message + " ***\n");
      Assumptions.abort(message);
    }
    List<Path> files = Stream.concat(networks("models"), networks("structure")).toList();
    assertThat(files).hasSizeGreaterThan(AT_LEAST);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(DATA.relativize(file).toString(), () -> check(file)));
  }

  private static Stream<Path> networks(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(DATA.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".onnx"))
          .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static void check(Path file) {
    NetworkDescription network = describe(file);
    for (Mode mode : List.of(Mode.LAYERED, Mode.LINEAR, Mode.SPIRAL)) {
      Scene scene = place(network, mode);
      SceneRules.oneCanGraspIt(scene);
      SceneRules.noTwoWingsMeet(scene);
      SceneRules.aCapsuleWalksFromTheEntryToTheEnd(scene);
      SceneRules.everyTileHangsOnceWithinReach(scene);
      SceneRules.theFlowGoesOneWay(scene);
      SceneRules.edgesGoAroundLayers(scene);
      SceneRules.everyNodeIsFoundOnce(scene, network);
      if (mode != Mode.SPIRAL) {
        SceneRules.stagesFollowEachOther(scene, 25);
        SceneRules.mostIsSeenFromTheEntry(scene);
      }
    }
    List<SceneGeometry.Wall> walls = SceneGeometry.walls(place(network, Mode.FORCE));
    for (int i = 0; i < walls.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(SceneGeometry.distance(walls.get(i), walls.get(j))).isGreaterThan(0.3);
      }
    }
  }

  private static Scene place(NetworkDescription network, Mode mode) {
    return Placement.place(
        network, LayoutParameters.newBuilder().setMode(mode).build(), () -> false);
  }

  /** As the inference service describes it when it is added. */
  private static NetworkDescription describe(Path file) {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    Graph inferred =
        ShapeInference.infer(
            network,
            InputShapes.of(
                network.graph(),
                PreprocessingDefaults.complete(
                    network.graph(), Preprocessing.getDefaultInstance())));
    return Descriptions.of(network, inferred, GraphHash.of(network), List.of());
  }
}
