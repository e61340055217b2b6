package io.vitrine.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.LayoutParameters.Mode;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Scene;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated networks as they open, in every mode. */
class ModesTest {
  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("squeezenet", NetworkSketch.squeezenet()),
        Arguments.of("mnist", NetworkSketch.mnist()),
        Arguments.of("resnet", NetworkSketch.resnet()),
        Arguments.of("inception", NetworkSketch.inception()),
        Arguments.of("dense", NetworkSketch.dense(12)),
        Arguments.of("deep dense", NetworkSketch.dense(80)),
        Arguments.of("U-net", ShapedSketches.unet(5)),
        Arguments.of("transformer", ShapedSketches.transformer(12, 8, true)),
        Arguments.of("transformer without names", ShapedSketches.transformer(24, 4, false)),
        Arguments.of("random", NetworkSketch.random(300, 7)),
        Arguments.of("large random", NetworkSketch.random(3_000, 8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void branchesInLanes(String name, NetworkDescription network) {
    Scene scene = place(network, Mode.LAYERED);
    walksWell(scene, network);
    SceneRules.stagesFollowEachOther(scene, 25);
    SceneRules.mostIsSeenFromTheEntry(scene);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void oneAfterTheOther(String name, NetworkDescription network) {
    Scene scene = place(network, Mode.LINEAR);
    walksWell(scene, network);
    SceneRules.stagesFollowEachOther(scene, 25);
    SceneRules.mostIsSeenFromTheEntry(scene);
    assertThat(scene.getLayersList()).extracting(Layer::getStage).doesNotHaveDuplicates();
    assertThat(scene.getLayersList()).extracting(Layer::getLane).containsOnly(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void alongASpiral(String name, NetworkDescription network) {
    Scene scene = place(network, Mode.SPIRAL);
    walksWell(scene, network);
    assertThat(scene.getPathCount()).isGreaterThan(scene.getLayersCount());
    assertThat(scene.getPath(0)).isEqualTo(scene.getEntry());
    assertThat(scene.getPath(scene.getPathCount() - 1)).isEqualTo(scene.getEnd());
  }

  private static void walksWell(Scene scene, NetworkDescription network) {
    SceneRules.oneCanGraspIt(scene);
    SceneRules.noTwoWingsMeet(scene);
    SceneRules.aCapsuleWalksFromTheEntryToTheEnd(scene);
    SceneRules.everyTileHangsOnceWithinReach(scene);
    SceneRules.theFlowGoesOneWay(scene);
    SceneRules.edgesGoAroundLayers(scene);
    SceneRules.everyNodeIsFoundOnce(scene, network);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void byForces(String name, NetworkDescription network) {
    Scene scene = place(network, Mode.FORCE);
    SceneRules.oneCanGraspIt(scene);
    SceneRules.everyNodeIsFoundOnce(scene, network);
    List<SceneGeometry.Wall> walls = SceneGeometry.walls(scene);
    for (int i = 0; i < walls.size(); i++) {
      assertThat(walls.get(i).bottom()).isGreaterThan(0.29);
      assertThat(walls.get(i).z0()).isLessThan(scene.getEntry().getZ() - 3);
      for (int j = 0; j < i; j++) {
        assertThat(SceneGeometry.distance(walls.get(i), walls.get(j))).isGreaterThan(0.3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LAYERED", "LINEAR", "SPIRAL", "FORCE"})
  void theSameEveryTimeAndTheSameThingsInEveryMode(Mode mode) {
    NetworkDescription network = NetworkSketch.random(2_000, 3);
    Scene scene = place(network, mode);
    assertThat(place(network, mode)).isEqualTo(scene);
    assertThat(values(scene)).isEqualTo(values(place(network, Mode.LAYERED)));
  }

  @Test
  void theSeedTellsWhereTheForcesBegin() {
    NetworkDescription network = NetworkSketch.resnet();
    LayoutParameters.Builder force = LayoutParameters.newBuilder().setMode(Mode.FORCE);
    List<Layer> one = Placement.place(network, force.build(), () -> false).getLayersList();
    List<Layer> other =
        Placement.place(network, force.setSeed(1).build(), () -> false).getLayersList();
    assertThat(other).isNotEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource(names = {"LAYERED", "LINEAR", "SPIRAL", "FORCE"})
  void everyModeStopsWhenCancelled(Mode mode) {
    int[] asked = {0};
    assertThatThrownBy(
            () ->
                Placement.place(
                    NetworkSketch.random(2_000, 3),
                    LayoutParameters.newBuilder().setMode(mode).setWhole(true).build(),
                    () -> ++asked[0] > 1_000))
        .isInstanceOf(CancellationException.class);
  }

  private static List<String> values(Scene scene) {
    return scene.getLayersList().stream().map(Layer::getValue).toList();
  }

  private static Scene place(NetworkDescription network, Mode mode) {
    return Placement.place(
        network, LayoutParameters.newBuilder().setMode(mode).build(), () -> false);
  }
}
