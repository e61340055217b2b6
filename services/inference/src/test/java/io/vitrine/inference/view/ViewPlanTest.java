package io.vitrine.inference.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.inference.view.ViewPlan.Piece;
import io.vitrine.protocol.WantedValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewPlanTest {
  private static final WantedValue ALL = WantedValue.getDefaultInstance();

  @Test
  void coarsestOfAllValuesComesFirst() {
    List<Piece> pieces =
        ViewPlan.of(
            List.of(ALL, ALL),
            List.of(new TileGeometry(2, 4, 4), new TileGeometry(3, 2, 2)),
            1000,
            1000);
    assertThat(pieces)
        .containsExactly(
            new Piece(0, 2, 0, 2, false),
            new Piece(1, 1, 0, 3, false),
            new Piece(0, 1, 0, 2, false),
            new Piece(1, 0, 0, 3, true),
            new Piece(0, 0, 0, 2, true));
  }

  @Test
  void piecesHoldNoMoreThanTheChunk() {
    List<Piece> pieces = ViewPlan.of(List.of(ALL), List.of(new TileGeometry(5, 10, 10)), 250, 1000);
    assertThat(pieces)
        .endsWith(
            new Piece(0, 0, 0, 2, false),
            new Piece(0, 0, 2, 2, false),
            new Piece(0, 0, 4, 1, true));
  }

  @Test
  void followsFinestLevelAndTileRange() {
    WantedValue some =
        WantedValue.newBuilder().setFinestLevel(1).setTilesFirst(1).setTilesCount(9).build();
    assertThat(ViewPlan.of(List.of(some), List.of(new TileGeometry(3, 2, 2)), 1000, 1000))
        .containsExactly(new Piece(0, 1, 1, 2, true));
  }

  @Test
  void leavesOutLevelsWithTilesPastTheLimit() {
    assertThat(ViewPlan.of(List.of(ALL), List.of(new TileGeometry(1, 8, 8)), 10, 16))
        .containsExactly(new Piece(0, 3, 0, 1, false), new Piece(0, 2, 0, 1, true));
  }
}
