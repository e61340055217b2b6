package io.vitrine.viewer.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.scene.WingView;
import java.util.List;
import java.util.Random;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.Test;

class PickerTest {
  private static final Hall HALL = Hall.of(DrawnScene.of(DrawnNetwork.plain(4, 90)));
  private final Picker picker = new Picker(HALL);

  private static Ray ray(Vector3fc from, Vector3fc to) {
    return new Ray(from, new Vector3f(to).sub(from).normalize());
  }

  private static Vector3f inTile(WingView wing, int place, float u, float v) {
    return wing.centre(place).fma(u - 0.5f, wing.right()).fma(v - 0.5f, wing.down());
  }

  /** In front of a wing, on the side its pictures face. */
  private static Vector3f before(WingView wing, Vector3f point, float distance) {
    Vector3f facing = new Vector3f(wing.down()).cross(wing.right()).normalize();
    return new Vector3f(point).fma(distance, facing);
  }

  @Test
  void aNearTileIsFoundWithThePlaceInIt() {
    Random random = new Random(1);
    for (WingView wing : HALL.wings()) {
      for (int i = 0; i < 20; i++) {
        int place = random.nextInt(wing.tiles());
        float u = 0.02f + 0.96f * random.nextFloat();
        float v = 0.02f + 0.96f * random.nextFloat();
        Vector3f point = inTile(wing, place, u, v);
        Target target = picker.aim(ray(before(wing, point, 0.5f), point), List.of());
        assertThat(target).isInstanceOf(Target.Tile.class);
        Target.Tile tile = (Target.Tile) target;
        assertThat(tile.tile()).isEqualTo(wing.firstTile() + place);
        assertThat(tile.layer().index()).isEqualTo(wing.layer());
        assertThat(tile.u()).isCloseTo(u, within(1e-3f));
        assertThat(tile.v()).isCloseTo(v, within(1e-3f));
      }
    }
  }

  @Test
  void tilesUnderOneAndAHalfDegreesGiveTheirLayer() {
    WingView wing = HALL.wings().get(0);
    Vector3f point = inTile(wing, 3, 0.5f, 0.5f);
    float limit = wing.right().length() / Picker.LEAST_TILE;
    assertThat(picker.aim(ray(before(wing, point, limit * 0.95f), point), List.of()))
        .isInstanceOf(Target.Tile.class);
    assertThat(picker.aim(ray(before(wing, point, limit * 1.05f), point), List.of()))
        .isEqualTo(new Target.Layer(HALL.layers().get(0)));
  }

  @Test
  void theNearerThingHidesWhatIsBehindIt() {
    WingView near = HALL.wings().get(0);
    Vector3f point = inTile(near, 3, 0.5f, 0.5f);
    Vector3f eye = before(near, point, 0.4f);
    Target target = picker.aim(ray(eye, point), List.of());
    assertThat(target).isInstanceOf(Target.Tile.class);
    assertThat(((Target.Tile) target).layer().index()).isZero();
  }

  @Test
  void theInputFrameTheGroundAndTheDarkAreFound() {
    Vector3f eye = new Vector3f(0, 1.6f, 1);
    Vector3fc frame = HALL.inputFrame().orElseThrow().centre();
    assertThat(picker.aim(ray(eye, frame), List.of())).isEqualTo(new Target.InputFrame());
    Target ground = picker.aim(ray(eye, new Vector3f(0, 0, 3)), List.of());
    assertThat(ground).isInstanceOf(Target.Ground.class);
    assertThat(((Target.Ground) ground).point().distance(new Vector3f(0, 0, 3))).isLessThan(1e-4f);
    assertThat(picker.aim(ray(eye, new Vector3f(0, 9, 3)), List.of()))
        .isEqualTo(new Target.Nothing());
  }
}
