package io.vitrine.viewer.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel.Area;
import io.vitrine.viewer.panel.Panel.TileFigure;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.text.Placement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelsTest {
  private static final Pose POSE = new Pose(new Vector3f(0.4f, 1.6f, 2), 0.7f, -0.2f);

  private static View view(int width, int height) {
    return View.of(POSE, (float) Math.toRadians(62), width, height);
  }

  @ParameterizedTest
  @CsvSource({"1600,900", "2560,1440", "1280,720"})
  void capitalsOfSmallTextAreLegible(int width, int height) {
    View view = view(width, height);
    for (Panel panel : EveryPanel.all(Device.MOUSE, view)) {
      float tall = 2 * view.slopeUp() * 0.94f;
      float capital = new Docks(view).capital();
      // Panels that do not fit the picture are shrunk; at these sizes none but the tallest is.
      float slope = Math.min(capital, tall / panel.height());
      assertThat(slope * view.focal()).as("%s", panel.areas()).isGreaterThan(9.9f);
      assertThat(Math.toDegrees(Math.atan(capital))).isGreaterThanOrEqualTo(40 / 60.0 - 1e-3);
    }
  }

  @Test
  void everyButtonIsFoundWhereItIs() {
    View view = view(1600, 900);
    for (Panel panel : EveryPanel.all(Device.RAY, view)) {
      PlacedPanel placed = new Docks(view).at(0.3f, -0.4f, panel);
      for (Area area : panel.areas()) {
        float x = (area.box().left() + area.box().right()) / 2;
        float y = (area.box().bottom() + area.box().top()) / 2;
        Optional<Target> target = placed.aim(to(placed.placement(), x, y), 0);
        assertThat(target).get().isInstanceOf(Target.Button.class);
        Target.Button button = (Target.Button) target.orElseThrow();
        assertThat(button.action()).isEqualTo(area.button().action());
        assertThat(button.argument()).isEqualTo(area.button().argument());
        assertThat(button.along()).isCloseTo(0.5f, within(1e-3f));
      }
      assertThat(placed.aim(to(placed.placement(), -0.5f, 1), 0)).isEmpty();
    }
  }

  private static Ray to(Placement at, float x, float y) {
    Vector3f point = new Vector3f(at.origin()).fma(x, at.right()).fma(y, at.up());
    Vector3f eye = new Vector3f(POSE.eye());
    return new Ray(eye, point.sub(eye).normalize());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 64, 300, 2000})
  void aWallShowsEveryTileOnceAndLargeEnough(int tiles) {
    View view = view(1600, 900);
    LayerView layer = EveryPanel.HALL.layers().get(0);
    LayerView wide =
        new LayerView(
            0, "v", "v", 5, tiles, layer.kind(), 8, 8, layer.label(), layer.wings(), false, "");
    WallPanel.Plan plan = WallPanel.plan(view, tiles, 1);
    Set<Integer> seen = new HashSet<>();
    for (int page = 0; page < plan.pages(tiles); page++) {
      Panel panel = WallPanel.of(EveryPanel.FONT, wide, plan, page, "");
      for (TileFigure figure : panel.tiles()) {
        assertThat(seen.add(figure.tile())).isTrue();
        float metres = figure.box().width() * plan.unit();
        assertThat(metres / WallPanel.DISTANCE)
            .isGreaterThanOrEqualTo(WallPanel.LEAST_TILE * 0.999f);
      }
      assertThat(panel.width() * plan.unit() / 2)
          .isLessThan(view.slopeRight() * WallPanel.DISTANCE);
      assertThat(panel.height() * plan.unit() / 2).isLessThan(view.slopeUp() * WallPanel.DISTANCE);
    }
    assertThat(seen).hasSize(tiles).contains(5, 5 + tiles - 1);
  }

  @Test
  void aSliderStopsWhereItsMarksAre() {
    for (int stops = 2; stops < 40; stops++) {
      Panel panel =
          SliderPanel.of(
              EveryPanel.FONT, java.util.Collections.nCopies(stops, "checkpoint"), stops / 2);
      Area grip =
          panel.areas().stream()
              .filter(area -> area.button().action() == Action.CHECKPOINT)
              .findFirst()
              .orElseThrow();
      for (int stop = 0; stop < stops; stop++) {
        float mark = 2.4f + (panel.width() - 4.8f) * stop / (stops - 1);
        float along = (mark - grip.box().left()) / grip.box().width();
        assertThat(SliderPanel.stop(stops, along)).isEqualTo(stop);
      }
    }
  }

  @Test
  void theMapLeadsToEachLayer() {
    Set<Integer> reached = new HashSet<>();
    for (Area area : new MapPanel(EveryPanel.FONT, EveryPanel.HALL).panel().areas()) {
      if (area.button().action() == Action.JUMP) {
        reached.add(area.button().argument());
      }
    }
    assertThat(reached).hasSize(EveryPanel.HALL.layers().size());
  }

  @Test
  void sentencesAreBrokenBetweenWords() {
    assertThat(PanelWriter.lines("one two three four", 9))
        .containsExactly("one two", "three", "four");
  }
}
