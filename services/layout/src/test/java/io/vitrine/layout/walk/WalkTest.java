package io.vitrine.layout.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.layout.Placement;
import io.vitrine.layout.SceneGeometry;
import io.vitrine.layout.SceneGeometry.Spot;
import io.vitrine.layout.SceneGeometry.Wall;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
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
  private static final double CAPSULE_RADIUS = 0.25;
  private static final double SLOT = 0.7;
  private static final double TOLERANCE = 1e-4;

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
  void noTwoWingsMeet(String name, float angle, NetworkDescription network) {
    Scene scene = place(network, angle);
    List<Wall> walls = SceneGeometry.walls(scene);
    for (int i = 0; i < walls.size(); i++) {
      for (int j = 0; j < i; j++) {
        Wall a = walls.get(i);
        Wall b = walls.get(j);
        boolean sameStage = stage(scene, a) == stage(scene, b);
        assertThat(SceneGeometry.distance(a, b))
            .as("%s and %s", scene.getLayers(a.layer()), scene.getLayers(b.layer()))
            .isGreaterThan(sameStage ? WalkSettings.DEFAULT.laneGap() - TOLERANCE : SLOT);
      }
      assertThat(SceneGeometry.distance(walls.get(i), frame(scene))).isGreaterThan(SLOT);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void aCapsuleWalksFromTheEntryToTheEnd(String name, float angle, NetworkDescription network) {
    Scene scene = place(network, angle);
    assertThat(scene.getEntry().getZ()).isGreaterThan(scene.getEnd().getZ());
    double step = 0.1;
    for (double z = scene.getEntry().getZ(); z >= scene.getEnd().getZ(); z -= step) {
      for (Wall wall : SceneGeometry.walls(scene)) {
        if (Math.abs(wall.z0() - z) < 1) {
          assertThat(SceneGeometry.distance(new Spot(0, 1, z), wall)).isGreaterThan(CAPSULE_RADIUS);
        }
      }
    }
    assertThat(SceneGeometry.walls(scene))
        .allSatisfy(
            wall ->
                assertThat(Math.min(Math.abs(wall.x0()), Math.abs(wall.x1())))
                    .isGreaterThanOrEqualTo(scene.getAisleWidth() / 2 - TOLERANCE));
    assertThat(scene.getLayersList())
        .filteredOn(layer -> layer.getLane() == 0)
        .allSatisfy(layer -> assertThat(layer.getLabel().getY()).isGreaterThan(2.1f));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void everyTileHangsOnceWithinReach(String name, float angle, NetworkDescription network) {
    for (Layer layer : place(network, angle).getLayersList()) {
      assertThat(layer.getForm().getTiles()).isPositive();
      int next = 0;
      for (Wing wing : layer.getWingsList()) {
        assertThat(wing.getFirstTile()).isEqualTo(next);
        assertThat(wing.getTiles())
            .isBetween(
                (wing.getColumns() - 1) * wing.getRows() + 1, wing.getColumns() * wing.getRows());
        next += wing.getTiles();
        assertThat(length(wing.getColumnStep())).isGreaterThan(layer.getTileWidth());
        assertThat(length(wing.getRowStep())).isGreaterThan(layer.getTileHeight());
        double bottom = wing.getOrigin().getY() + wing.getRows() * wing.getRowStep().getY();
        assertThat(bottom).isGreaterThanOrEqualTo(0.3 - layer.getTileHeight());
        assertThat(wing.getOrigin().getY()).isLessThanOrEqualTo(2.5f + 0.05f);
      }
      assertThat(next).isEqualTo(layer.getForm().getTiles());
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void theWalkGoesOneWay(String name, float angle, NetworkDescription network) {
    Scene scene = place(network, angle);
    double slope = Math.tan(Math.toRadians(angle));
    for (Edge edge : scene.getEdgesList()) {
      Layer from = scene.getLayers(edge.getFromLayer());
      Layer to = scene.getLayers(edge.getToLayer());
      assertThat(to.getStage()).isGreaterThan(from.getStage());
      assertThat(aisleZ(to, slope)).isLessThan(aisleZ(from, slope) - 1.19);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenes")
  void edgesKeepClearOfWings(String name, float angle, NetworkDescription network) {
    Scene scene = place(network, angle);
    List<Wall> walls = SceneGeometry.walls(scene);
    for (Edge edge : scene.getEdgesList()) {
      for (Spot spot : SceneGeometry.curve(edge.getPointsList())) {
        assertThat(spot.y()).isPositive();
        if (spot.y() > 0.3 && spot.y() < 2.1) {
          assertThat(Math.abs(spot.x())).as("in the aisle").isGreaterThan(0.9);
        }
        for (Wall wall : walls) {
          if (spot.y() > wall.bottom() - 0.1 && spot.y() < wall.top() + 0.1) {
            assertThat(SceneGeometry.distance(spot, wall))
                .as(
                    "edge %d to %d at wing of %d",
                    edge.getFromLayer(), edge.getToLayer(), wall.layer())
                .isGreaterThan(0.03);
          }
        }
      }
    }
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
            LayoutParameters.getDefaultInstance(),
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
                    LayoutParameters.getDefaultInstance(),
                    () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> place(NetworkSketch.mnist(), 41))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().getReason()).isEqualTo(Problem.Reason.INVALID));
    LayoutParameters spiral =
        LayoutParameters.newBuilder().setMode(LayoutParameters.Mode.SPIRAL).build();
    assertThatThrownBy(() -> Placement.place(NetworkSketch.mnist(), spiral, () -> false))
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
        network, LayoutParameters.newBuilder().setWingAngleDegrees(angle).build(), () -> false);
  }

  private static int stage(Scene scene, Wall wall) {
    return scene.getLayers(wall.layer()).getStage();
  }

  private static Wall frame(Scene scene) {
    Vector3 at = scene.getInputFrame();
    Vector3 right = scene.getInputFrameRight();
    return new Wall(
        -1,
        at.getX() - right.getX(),
        at.getZ() - right.getZ(),
        at.getX() + right.getX(),
        at.getZ() + right.getZ(),
        at.getY() - scene.getInputFrameUp().getY(),
        at.getY() + scene.getInputFrameUp().getY());
  }

  /** Where the layer's plane meets the aisle. */
  private static double aisleZ(Layer layer, double slope) {
    Vector3 corner = layer.getWings(0).getOrigin();
    return corner.getZ() - (Math.abs(corner.getX()) - 1) * slope;
  }

  private static double length(Vector3 v) {
    return Math.sqrt(v.getX() * v.getX() + v.getY() * v.getY() + v.getZ() * v.getZ());
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
