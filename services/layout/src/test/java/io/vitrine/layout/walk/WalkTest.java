package io.vitrine.layout.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.layout.Placement;
import io.vitrine.layout.SceneRules;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ProblemException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WalkTest {
  static Stream<Arguments> scenes() {
    return Stream.of(10f, 25f, 40f)
        .flatMap(
            angle ->
                Stream.of(
                    Arguments.of("squeezenet", angle, NetworkSketch.squeezenet()),
                    Arguments.of("mnist", angle, NetworkSketch.mnist()),
                    Arguments.of("resnet", angle, NetworkSketch.resnet()),
                    Arguments.of("inception", angle, NetworkSketch.inception()),
                    Arguments.of("dense", angle, NetworkSketch.dense(12)),
                    Arguments.of("wide", angle, wide()),
                    Arguments.of("random", angle, NetworkSketch.random(300, 7))));
  }

  /** Layers of one to 40,000 tiles side by side and one after another. */
  private static NetworkDescription wide() {
    NetworkSketch net = NetworkSketch.withInput(3, 64);
    String x = net.conv("first", 40_000, 8, "data");
    String left = net.conv("left", 5_000, 8, x);
    String right = net.conv("right", 1, 8, x);
    String both = net.maps("Concat", "both", 5_001, 8, left, right);
    return net.build(net.vector("Gemm", "scores", 20_000, both, net.weight("w")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void theRulesHold(String name, float angle, NetworkDescription network) {
    Scene scene = place(network, angle);
    SceneRules.noTwoWingsMeet(scene);
    SceneRules.aCapsuleWalksFromTheEntryToTheEnd(scene);
    SceneRules.everyTileHangsOnceWithinReach(scene);
    SceneRules.theFlowGoesOneWay(scene);
    SceneRules.stagesFollowEachOther(scene, angle);
    SceneRules.edgesGoAroundLayers(scene);
    SceneRules.everyNodeIsFoundOnce(scene, network);
  }

  @Test
  void equalNetworksGiveEqualBytes() {
    byte[] first = place(NetworkSketch.random(2_000, 3), 25).toByteArray();
    assertThat(place(NetworkSketch.random(2_000, 3), 25).toByteArray()).isEqualTo(first);
    assertThat(place(NetworkSketch.random(2_000, 4), 25).toByteArray()).isNotEqualTo(first);
  }

  @Test
  void branchesOfOneLengthStandLeftAndRightAndDoNotCross() {
    Scene scene = place(NetworkSketch.squeezenet(), 25);
    List<Integer> lanes = scene.getLayersList().stream().map(Layer::getLane).toList();
    assertThat(lanes.subList(0, 10)).containsExactly(0, 0, 0, -1, 1, 0, 0, -1, 1, 0);
    assertThat(lanes).containsOnly(-1, 0, 1);
    assertThat(crossings(place(NetworkSketch.inception(), 25))).isZero();
    assertThat(crossings(place(NetworkSketch.resnet(), 25))).isZero();
  }

  @Test
  void tenThousandNodesNeedTimeAndSpaceInProportion() {
    AtomicInteger asked = new AtomicInteger();
    Scene scene =
        Placement.place(
            NetworkSketch.random(10_000, 1),
            LayoutParameters.newBuilder().setWhole(true).build(),
            () -> asked.incrementAndGet() < 0);
    assertThat(scene.getLayersCount()).isEqualTo(10_000);
    int points = scene.getEdgesList().stream().mapToInt(Edge::getPointsCount).sum();
    assertThat(points).isLessThan(20 * scene.getEdgesCount());
    assertThat(asked.get()).isGreaterThan(1_000);
  }

  @Test
  void stopsWhenCancelled() {
    assertThatThrownBy(
            () ->
                Placement.place(
                    NetworkSketch.random(10_000, 1),
                    LayoutParameters.newBuilder().setWhole(true).build(),
                    () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> place(NetworkSketch.mnist(), 41))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().getReason()).isEqualTo(Problem.Reason.INVALID));
    LayoutParameters unknown = LayoutParameters.newBuilder().setModeValue(99).build();
    assertThatThrownBy(() -> Placement.place(NetworkSketch.mnist(), unknown, () -> false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().getReason()).isEqualTo(Problem.Reason.UNSUPPORTED));
  }

  @Test
  void aNetworkWithoutNodesIsAWalkPastNothing() {
    Scene scene = place(NetworkDescription.getDefaultInstance(), 25);
    assertThat(scene.getLayersCount()).isZero();
    assertThat(scene.getEnd().getZ()).isLessThan(scene.getEntry().getZ());
  }

  private static Scene place(NetworkDescription network, float angle) {
    return Placement.place(
        network,
        LayoutParameters.newBuilder().setWingAngleDegrees(angle).setWhole(true).build(),
        () -> false);
  }

  /** Pairs of edges between the same two stages whose order across the aisle changes. */
  private static int crossings(Scene scene) {
    int crossings = 0;
    for (Edge a : scene.getEdgesList()) {
      for (Edge b : scene.getEdgesList()) {
        Layer fromA = scene.getLayers(a.getFromLayer());
        Layer fromB = scene.getLayers(b.getFromLayer());
        Layer toA = scene.getLayers(a.getToLayer());
        Layer toB = scene.getLayers(b.getToLayer());
        if (fromA.getStage() == fromB.getStage()
            && toA.getStage() == toB.getStage()
            && fromA.getLane() < fromB.getLane()
            && toA.getLane() > toB.getLane()) {
          crossings++;
        }
      }
    }
    return crossings;
  }
}
