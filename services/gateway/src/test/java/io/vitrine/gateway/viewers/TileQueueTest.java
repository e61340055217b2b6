package io.vitrine.gateway.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileQueueTest {
  private static final Walk WALK =
      new Walk(Map.of("first", new Walk.Want(0, 0), "second", new Walk.Want(1, 0)));

  private final TileQueue queue = new TileQueue(WALK, 1000, 8);

  @Test
  void givesCoarseTilesOfAllLayersBeforeFineOnesOfAny() {
    for (String value : List.of("second", "first")) {
      queue.arrived(chunk(value, 0, 56, 10));
      queue.arrived(chunk(value, 3, 7, 10));
    }
    assertThat(drain()).containsExactly("first/3", "second/3", "first/0", "second/0");
  }

  @Test
  void givesEachTileOnce() {
    queue.arrived(chunk("first", 0, 56, 10));
    queue.arrived(chunk("first", 0, 56, 10));
    assertThat(drain()).containsExactly("first/0");
    queue.arrived(chunk("first", 0, 56, 10));
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void letsGoWhatIsWantedLeastAndAsksForItWhenItsTurnComes() {
    queue.arrived(chunk("first", 0, 56, 600));
    queue.arrived(chunk("second", 0, 56, 600));
    assertThat(queue.heldBytes()).isEqualTo(600);
    assertThat(queue.toFetch()).as("the first one is still to be given").isEmpty();
    assertThat(drain()).containsExactly("first/0");
    assertThat(queue.toFetch()).contains("second");
    queue.arrived(chunk("second", 0, 56, 600));
    assertThat(drain()).containsExactly("second/0");
    assertThat(queue.toFetch()).isEmpty();
  }

  @Test
  void holdsOneTileEvenIfItIsLargerThanAllMemory() {
    queue.arrived(chunk("first", 0, 56, 5000));
    assertThat(drain()).containsExactly("first/0");
  }

  @Test
  void turnsToWhatIsLookedAtNow() {
    queue.arrived(chunk("first", 0, 56, 10));
    queue.arrived(chunk("second", 1, 28, 10));
    queue.arrived(chunk("second", 0, 56, 10));
    queue.turn(new Walk(Map.of("second", new Walk.Want(0, 1))));
    assertThat(drain())
        .as("nothing finer than asked, nothing of another layer")
        .containsExactly("second/1");
    queue.turn(WALK);
    assertThat(queue.toFetch())
        .as("what was not wanted for a while has to be fetched again")
        .contains("first");
    queue.arrived(chunk("first", 0, 56, 10));
    queue.arrived(chunk("second", 0, 56, 10));
    queue.arrived(chunk("second", 1, 28, 10));
    assertThat(drain()).containsExactly("first/0", "second/0");
  }

  @Test
  void fetchesWhatExistedBefore() {
    queue.exist(List.of(Tile.of(chunk("second", 0, 56, 1)), Tile.of(chunk("elsewhere", 0, 56, 1))));
    assertThat(queue.toFetch()).contains("second");
    queue.lost("second");
    assertThat(queue.toFetch()).isEmpty();
  }

  private List<String> drain() {
    List<String> given = new ArrayList<>();
    for (Optional<ActivationChunk> next = queue.next(); next.isPresent(); next = queue.next()) {
      given.add(next.get().getValue() + "/" + next.get().getLevel());
    }
    return given;
  }

  private static ActivationChunk chunk(String value, int level, int side, int bytes) {
    return ActivationChunk.newBuilder()
        .setValue(value)
        .setForm(ActivationChunk.Form.VIEW)
        .setLevel(level)
        .setHeight(side)
        .setWidth(side)
        .setTiles(1)
        .setData(ByteString.copyFrom(new byte[bytes]))
        .build();
  }
}
