package io.vitrine.viewer.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShelvesTest {
  private record Cell(int cell, int width, int height) {}

  @Test
  void cellsNeverOverlapWhateverIsTakenAndGivenBack() {
    int pageSize = 256;
    Shelves shelves = new Shelves(pageSize, 3);
    Random random = new Random(7);
    List<Cell> taken = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      if (!taken.isEmpty() && random.nextInt(3) == 0) {
        Cell gone = taken.remove(random.nextInt(taken.size()));
        shelves.giveBack(gone.cell, gone.width, gone.height);
      } else {
        int width = 1 + random.nextInt(5) * 9;
        int height = 1 + random.nextInt(4) * 7;
        OptionalInt cell = shelves.take(width, height);
        if (cell.isPresent()) {
          taken.add(new Cell(cell.getAsInt(), width, height));
        }
      }
    }
    byte[][] pages = new byte[3][pageSize * pageSize];
    for (Cell cell : taken) {
      for (int y = 0; y < cell.height; y++) {
        for (int x = 0; x < cell.width; x++) {
          int at = (Shelves.y(cell.cell) + y) * pageSize + Shelves.x(cell.cell) + x;
          assertThat(pages[Shelves.page(cell.cell)][at]++).isZero();
        }
      }
    }
    assertThat(shelves.cells()).isEqualTo(taken.size()).isGreaterThan(100);
  }

  @Test
  void saysWhenFullAndTakesAgainWhatWasGivenBack() {
    Shelves shelves = new Shelves(64, 1);
    int first = shelves.take(32, 32).orElseThrow();
    for (int i = 0; i < 3; i++) {
      assertThat(shelves.take(32, 32)).isPresent();
    }
    assertThat(shelves.take(32, 32)).isEmpty();
    shelves.giveBack(first, 32, 32);
    assertThat(shelves.take(32, 32)).hasValue(first);
  }

  @Test
  void refusesACellLargerThanAPage() {
    assertThatThrownBy(() -> new Shelves(64, 1).take(65, 1)).hasMessageContaining("coarser level");
  }
}
