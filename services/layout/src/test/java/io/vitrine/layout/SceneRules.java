package io.vitrine.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.layout.SceneGeometry.Spot;
import io.vitrine.layout.SceneGeometry.Wall;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
import java.util.ArrayList;
import java.util.List;

/** What holds for every walk, whatever the network. */
public final class SceneRules {
  private static final double CAPSULE_RADIUS = 0.25;
  private static final double SLOT = 0.6;
  private static final double LANE_GAP = 0.4;
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_STEP = 1.19;
  private static final double SEEN_SHARE = 0.1;
  private static final double LAYERS_SEEN = 0.6;

  private SceneRules() {}

  /** No two wings meet, nor does one the input's frame; between stages there is room to walk. */
  public static void noTwoWingsMeet(Scene scene) {
    List<Wall> walls = SceneGeometry.walls(scene);
    for (int i = 0; i < walls.size(); i++) {
      for (int j = 0; j < i; j++) {
        Wall a = walls.get(i);
        Wall b = walls.get(j);
        double apart = stage(scene, a) == stage(scene, b) ? LANE_GAP - TOLERANCE : SLOT;
        assertThat(SceneGeometry.distance(a, b))
            .as("%s and %s", title(scene, a), title(scene, b))
            .isGreaterThan(apart);
      }
      assertThat(SceneGeometry.distance(walls.get(i), SceneGeometry.frame(scene)))
          .as("%s and the frame", title(scene, walls.get(i)))
          .isGreaterThan(LANE_GAP);
    }
  }

  /** A capsule of 0.5 m goes along the middle of the aisle from the entry to the end. */
  public static void aCapsuleWalksFromTheEntryToTheEnd(Scene scene) {
    List<Wall> walls = SceneGeometry.walls(scene);
    for (Spot spot : SceneGeometry.path(scene)) {
      for (Wall wall : walls) {
        assertThat(SceneGeometry.distance(spot, wall))
            .as("%s at %s", title(scene, wall), spot)
            .isGreaterThan(CAPSULE_RADIUS);
      }
    }
    assertThat(scene.getLayersList())
        .filteredOn(layer -> layer.getLane() == 0)
        .allSatisfy(layer -> assertThat(layer.getLabel().getY()).isGreaterThan(2.1f));
  }

  /** Every tile hangs once, none too low or too high. */
  public static void everyTileHangsOnceWithinReach(Scene scene) {
    for (Layer layer : scene.getLayersList()) {
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
      boolean shown = layer.getForm().getKind() != io.vitrine.protocol.TileForm.Kind.NOT_SHOWN;
      int wanted = layer.getExcerpt() > 0 ? layer.getExcerpt() : layer.getForm().getTiles();
      assertThat(next).as(layer.getTitle()).isEqualTo(shown ? wanted : 0);
    }
  }

  /** Whatever is fed stands later along the walk than what feeds it. */
  public static void theFlowGoesOneWay(Scene scene) {
    for (Edge edge : scene.getEdgesList()) {
      Layer from = scene.getLayers(edge.getFromLayer());
      Layer to = scene.getLayers(edge.getToLayer());
      assertThat(to.getStage()).isGreaterThan(from.getStage());
    }
  }

  /** Along a straight aisle later also means further, by a step at least. */
  public static void stagesFollowEachOther(Scene scene, double angleDegrees) {
    double slope = Math.tan(Math.toRadians(angleDegrees));
    for (Edge edge : scene.getEdgesList()) {
      Layer from = scene.getLayers(edge.getFromLayer());
      Layer to = scene.getLayers(edge.getToLayer());
      if (from.getWingsCount() > 0 && to.getWingsCount() > 0) {
        assertThat(aisleZ(to, slope)).isLessThan(aisleZ(from, slope) - LEAST_STEP);
      }
    }
  }

  /** Edges go below, between or above the wings, and not through the aisle at body height. */
  public static void edgesGoAroundLayers(Scene scene) {
    List<Wall> walls = SceneGeometry.walls(scene);
    boolean straight = scene.getPathCount() == 0;
    for (Edge edge : scene.getEdgesList()) {
      for (Spot spot : SceneGeometry.curve(edge.getPointsList())) {
        assertThat(spot.y()).isPositive();
        if (straight && spot.y() > 0.3 && spot.y() < 2.1) {
          assertThat(Math.abs(spot.x())).as("in the aisle").isGreaterThan(0.9);
        }
        for (Wall wall : walls) {
          if (spot.y() > wall.bottom() - 0.1 && spot.y() < wall.top() + 0.1) {
            assertThat(SceneGeometry.distance(spot, wall))
                .as(
                    "edge %s to %s at %s",
                    scene.getLayers(edge.getFromLayer()).getTitle(),
                    scene.getLayers(edge.getToLayer()).getTitle(),
                    title(scene, wall))
                .isGreaterThan(0.03);
          }
        }
      }
    }
  }

  /** From the entry one sees something of most layers. */
  public static void mostIsSeenFromTheEntry(Scene scene) {
    assertThat(Sightlines.layersSeen(scene, SEEN_SHARE)).isGreaterThanOrEqualTo(LAYERS_SEEN);
  }

  /** At most 60 things stand there; they are few, or they have few tiles. */
  public static void oneCanGraspIt(Scene scene) {
    assertThat(scene.getLayersCount()).isLessThanOrEqualTo(60);
    boolean whole = scene.getBlocksList().stream().allMatch(block -> block.getOpen());
    long tiles =
        scene.getLayersList().stream()
            .flatMap(layer -> layer.getWingsList().stream())
            .mapToLong(Wing::getTiles)
            .sum();
    assertThat(tiles).isLessThanOrEqualTo(whole ? 10_000 : 3_000);
  }

  /** Every node is found at one place, plumbing too. */
  public static void everyNodeIsFoundOnce(Scene scene, NetworkDescription network) {
    List<String> found = new ArrayList<>();
    scene.getLayersList().forEach(layer -> found.addAll(layer.getNodesList()));
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            network.getNodesList().stream().map(NodeDescription::getName).toList());
  }

  private static int stage(Scene scene, Wall wall) {
    return scene.getLayers(wall.layer()).getStage();
  }

  private static String title(Scene scene, Wall wall) {
    return scene.getLayers(wall.layer()).getTitle();
  }

  /** Where the layer's plane meets the aisle. */
  private static double aisleZ(Layer layer, double slope) {
    Vector3 corner = layer.getWings(0).getOrigin();
    return corner.getZ() - (Math.abs(corner.getX()) - 1) * slope;
  }

  private static double length(Vector3 v) {
    return Math.sqrt(v.getX() * v.getX() + v.getY() * v.getY() + v.getZ() * v.getZ());
  }
}
