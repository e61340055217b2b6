package io.vitrine.model.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Preprocessing.Crop;
import io.vitrine.protocol.Preprocessing.Order;
import io.vitrine.protocol.Preprocessing.Resize;
import io.vitrine.transport.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreprocessingDefaultsTest {
  private static final Preprocessing NOTHING = Preprocessing.getDefaultInstance();

  @Test
  void colourFollowsTheShape() {
    assertThat(complete(NOTHING, Shape.of(1, 3, 240, 320)))
        .contains(
            Preprocessing.newBuilder()
                .setInput("x0")
                .setHeight(240)
                .setWidth(320)
                .setResize(Resize.SHORT)
                .setCrop(Crop.CENTRE)
                .setOrder(Order.RGB)
                .setRange(1)
                .addAllMean(List.of(0f, 0f, 0f))
                .addAllStd(List.of(1f, 1f, 1f))
                .build());
  }

  @Test
  void oneChannelIsGrey() {
    Preprocessing grey = complete(NOTHING, Shape.of(1, 1, 28, 28)).orElseThrow();
    assertThat(grey.getOrder()).isEqualTo(Order.GREY);
    assertThat(grey.getResize()).isEqualTo(Resize.STRETCH);
    assertThat(grey.getWidth()).isEqualTo(28);
    assertThat(grey.getMeanList()).containsExactly(0f);
  }

  @Test
  void channelsLastIsSeen() {
    Preprocessing last = complete(NOTHING, Shape.of(1, 96, 128, 3)).orElseThrow();
    assertThat(last.getChannelsLast()).isTrue();
    assertThat(last.getHeight()).isEqualTo(96);
    assertThat(last.getWidth()).isEqualTo(128);
  }

  @Test
  void openSidesAre224UnlessGiven() {
    Shape open =
        new Shape(
            List.of(
                Dimension.unknown("N"),
                Dimension.of(3),
                Dimension.unknown("H"),
                Dimension.unknown("W")));
    assertThat(complete(NOTHING, open).orElseThrow().getWidth()).isEqualTo(224);
    Preprocessing given = Preprocessing.newBuilder().setWidth(64).setHeight(48).build();
    assertThat(complete(given, open).orElseThrow().getHeight()).isEqualTo(48);
  }

  @Test
  void whatIsNoPictureHasNone() {
    assertThat(complete(NOTHING, Shape.of(1, 10))).isEmpty();
    assertThat(complete(NOTHING, Shape.of(1, 64, 7, 7))).isEmpty();
    assertThat(complete(NOTHING, Shape.of(1, 10), Shape.of(1, 3, 8, 8)).orElseThrow().getInput())
        .isEqualTo("x1");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Preprocessing wide = Preprocessing.newBuilder().setWidth(99).build();
    assertThatThrownBy(() -> complete(wide, Shape.of(1, 3, 8, 8)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("width 8, not 99");
    Preprocessing two = Preprocessing.newBuilder().addMean(1).addMean(2).build();
    assertThatThrownBy(() -> complete(two, Shape.of(1, 3, 8, 8)))
        .hasMessageContaining("mean has 2 numbers");
    Preprocessing unknown = Preprocessing.newBuilder().setInput("y").build();
    assertThatThrownBy(() -> complete(unknown, Shape.of(1, 3, 8, 8)))
        .hasMessageContaining("no input y");
  }

  private static Optional<Preprocessing> complete(Preprocessing given, Shape... shapes) {
    List<Value> inputs =
        java.util.stream.IntStream.range(0, shapes.length)
            .mapToObj(
                i -> new Value("x" + i, Optional.of(ElementType.FLOAT32), Optional.of(shapes[i])))
            .toList();
    Graph graph = new Graph("g", inputs, List.of(), List.of(), List.of(), Map.of());
    return PreprocessingDefaults.complete(graph, given);
  }
}
