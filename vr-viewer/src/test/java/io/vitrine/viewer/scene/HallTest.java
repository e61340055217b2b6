package io.vitrine.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class HallTest {
  private static final Scene SCENE = DrawnScene.of(DrawnNetwork.plain(3, 30));

  @Test
  void noPictureIsMirroredOnEitherSideOfTheAisle() {
    for (WingView wing : Hall.of(SCENE).wings()) {
      assertThat(wing.right().x()).as("right of wing at %s", wing.origin()).isPositive();
      assertThat(wing.down().y()).isNegative();
    }
  }

  @Test
  void tilesOfAllLayersAreNumberedThrough() {
    Hall hall = Hall.of(SCENE);
    assertThat(hall.tiles()).isEqualTo(90);
    assertThat(hall.layerOf("layer2").orElseThrow().firstTile()).isEqualTo(60);
    assertThat(hall.wings().get(3).firstTile()).isEqualTo(45);
  }

  @Test
  void tilesGoColumnByColumnFromTheTop() {
    WingView wing = Hall.of(SCENE).wings().get(1);
    assertThat(wing.centre(1).y).isLessThan(wing.centre(0).y);
    assertThat(wing.centre(wing.rows()).y).isEqualTo(wing.centre(0).y);
    assertThat(wing.centre(wing.rows()).x).isGreaterThan(wing.centre(0).x);
  }

  @Test
  void aWingHidesWhatIsBehindIt() {
    WingView wing = Hall.of(SCENE).wings().get(0);
    Vector3f middle = wing.centre(4);
    Vector3f before = new Vector3f(middle).add(0, 0, 1);
    Vector3f behind = new Vector3f(middle).sub(0, 0, 1);
    assertThat(wing.blocks(before, behind)).isTrue();
    assertThat(wing.blocks(before, new Vector3f(before).add(0.2f, 0, 0))).isFalse();
    assertThat(wing.blocks(before, new Vector3f(behind).add(0, 5, 0))).isFalse();
  }

  @Test
  void brokenScenesAreRefusedWithTheirLayer() {
    Scene lostEdge =
        SCENE.toBuilder()
            .addEdges(
                Edge.newBuilder()
                    .setToLayer(9)
                    .addPoints(Vector3.getDefaultInstance())
                    .addPoints(Vector3.getDefaultInstance()))
            .build();
    assertThatThrownBy(() -> Hall.of(lostEdge))
        .isInstanceOf(SceneException.class)
        .hasMessageContaining("to 9");
    Scene.Builder crowded = SCENE.toBuilder();
    crowded.getLayersBuilder(1).getWingsBuilder(0).setTiles(1000);
    assertThatThrownBy(() -> Hall.of(crowded.build()))
        .isInstanceOf(SceneException.class)
        .hasMessageContaining("layer 1");
  }
}
