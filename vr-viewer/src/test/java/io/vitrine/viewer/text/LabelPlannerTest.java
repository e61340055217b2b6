package io.vitrine.viewer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.colour.Srgb;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.LabelPlanner.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlannerTest {
  private static final FontAtlas ATLAS = FontAtlas.create();
  private static final float FOCAL = 749;
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;

  @ParameterizedTest
  @ValueSource(ints = {8, 37, 200})
  void labelsAreLegibleAndApartFromAnywhere(int layers) {
    Hall hall =
        Hall.of(
            DrawnScene.of(layers == 37 ? DrawnNetwork.squeezed() : DrawnNetwork.plain(layers, 40)));
    List<Label> labels = labels(hall);
    LabelPlanner planner = new LabelPlanner(labels, (eye, point) -> false);
    Random random = new Random(11);
    int seen = 0;
    for (int i = 0; i < 100; i++) {
      Vector3f eye =
          hall.entry().lerp(hall.end(), random.nextFloat()).add(random.nextFloat() - 0.5f, 1.6f, 0);
      Pose pose = new Pose(eye, random.nextFloat() * 6.28f, random.nextFloat() * 0.6f - 0.3f);
      List<Shown> shown = planner.plan(pose.view(), FOCAL, WIDTH, HEIGHT, 1);
      seen += shown.size();
      assertThat(shown.size()).isLessThanOrEqualTo(LabelPlanner.MOST);
      for (int a = 0; a < shown.size(); a++) {
        Shown one = shown.get(a);
        assertThat(one.growth()).isBetween(1f, LabelPlanner.MOST_GROWTH);
        float cap = one.card().capHeight() * one.growth() * FOCAL / one.distance();
        assertThat(cap)
            .isGreaterThanOrEqualTo(
                Math.max(LabelPlanner.LEAST_PX, LabelPlanner.LEAST_RADIANS * FOCAL) - 0.01f);
        for (Shown other : shown.subList(a + 1, shown.size())) {
          assertThat(one.box().overlaps(other.box()))
              .as("labels %d and %d", one.label(), other.label())
              .isFalse();
        }
      }
    }
    assertThat(seen).isGreaterThan(50);
  }

  @Test
  void aLabelBehindAWingIsNotShown() {
    Hall hall = Hall.of(DrawnScene.of(DrawnNetwork.plain(8, 400)));
    List<Label> labels = labels(hall);
    Pose pose = new Pose(new Vector3f(-1.6f, 1.6f, 0), 0, 0);
    int all =
        new LabelPlanner(labels, (eye, point) -> false)
            .plan(pose.view(), FOCAL, WIDTH, HEIGHT, 1)
            .size();
    List<Shown> seen =
        new LabelPlanner(labels, hall::hidden).plan(pose.view(), FOCAL, WIDTH, HEIGHT, 1);
    assertThat(seen).isNotEmpty().hasSizeLessThan(all);
    assertThat(seen).anyMatch(shown -> shown.label() == 0);
  }

  @Test
  void fadesInOver150Milliseconds() {
    Hall hall = Hall.of(DrawnScene.of(DrawnNetwork.plain(1, 4)));
    LabelPlanner planner = new LabelPlanner(labels(hall), hall::hidden);
    Pose pose = new Pose(new Vector3f(0, 1.6f, 0), 0.2f, 0);
    assertThat(planner.plan(pose.view(), FOCAL, WIDTH, HEIGHT, 0.075f).get(0).placement().opacity())
        .isEqualTo(0.5f);
    assertThat(planner.plan(pose.view(), FOCAL, WIDTH, HEIGHT, 0.075f).get(0).placement().opacity())
        .isEqualTo(1);
  }

  @Test
  void textStandsOutFromItsCard() {
    // The card is not quite opaque: at worst white tiles shine through it.
    int share = Label.CARD >>> 24;
    int worst = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double through =
          Srgb.toLinear((Label.CARD >> shift & 255) / 255.0) * share / 255 + (255 - share) / 255.0;
      worst |= Srgb.toByte(through) << shift;
    }
    assertThat(Srgb.contrast(Label.NAME & 0xffffff, worst)).isGreaterThanOrEqualTo(7);
    assertThat(Srgb.contrast(Label.DETAIL & 0xffffff, worst)).isGreaterThanOrEqualTo(7);
    assertThat(Srgb.contrast(Label.DETAIL & 0xffffff, Label.CARD & 0xffffff))
        .isGreaterThanOrEqualTo(7);
  }

  private static List<Label> labels(Hall hall) {
    List<Label> labels = new ArrayList<>();
    hall.layers().forEach(layer -> labels.add(Label.of(ATLAS, layer.title(), layer.label())));
    return labels;
  }
}
