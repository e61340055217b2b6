package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.testbed.Testbed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivationFollowerIT {
  private RecordPublisher publisher;
  private ActivationFollower follower;

  @BeforeEach
  void connect() {
    KafkaSettings settings = Records.settings(Testbed.shared());
    Topics.ensure(settings);
    publisher = new RecordPublisher(settings);
    follower = new ActivationFollower(settings);
  }

  @AfterEach
  void disconnect() {
    follower.close();
    publisher.close();
  }

  private RecordMetadata publish(String run, int tile) {
    return publisher
        .publish(Topic.ACTIVATIONS_VIEW, run, Records.chunk(run, tile))
        .toCompletableFuture()
        .join();
  }

  private Subscription follow(String run, RecordMetadata first, List<ActivationChunk> heard) {
    return follower.follow(
        run, Topic.named(first.topic()), first.partition(), first.offset(), heard::add);
  }

  private static List<Integer> tiles(List<ActivationChunk> chunks) {
    return chunks.stream().map(ActivationChunk::getFirstTile).toList();
  }

  @Test
  void hearsItsRunOnceInOrderAndNoOther() throws Exception {
    String run = Records.unique("run");
    String other = Records.unique("other");
    RecordMetadata first = publish(run, 0);
    IntStream.range(1, 20).forEach(tile -> publish(other, tile));
    publish(run, 1);
    List<ActivationChunk> heard = new CopyOnWriteArrayList<>();
    try (Subscription subscription = follow(run, first, heard)) {
      Records.await(() -> heard.size() == 2, "the chunks that were there");
      publish(run, 2);
      Records.await(() -> heard.size() == 3, "the chunk that came");
      // A second subscriber from the start makes the consumer read the stretch again.
      List<ActivationChunk> again = new CopyOnWriteArrayList<>();
      try (Subscription second = follow(run, first, again)) {
        Records.await(() -> again.size() == 3, "all chunks for the second");
      }
      assertThat(tiles(again)).containsExactly(0, 1, 2);
    }
    assertThat(tiles(heard)).containsExactly(0, 1, 2);
    assertThat(heard).allMatch(chunk -> chunk.getRun().equals(run));
  }

  @Test
  void closedSubscriptionHearsNoMoreAndTheRestGoesOn() throws Exception {
    String run = Records.unique("run");
    RecordMetadata first = publish(run, 0);
    List<ActivationChunk> closed = new CopyOnWriteArrayList<>();
    List<ActivationChunk> open = new CopyOnWriteArrayList<>();
    Subscription early = follow(run, first, closed);
    Records.await(() -> closed.size() == 1, "the first chunk");
    early.close();
    publish(run, 1);
    try (Subscription late = follow(run, first, open)) {
      Records.await(() -> open.size() == 2, "both chunks");
    }
    assertThat(tiles(closed)).containsExactly(0);
  }

  @Test
  void listenerThatBreaksDoesNotHoldUpOthers() throws Exception {
    String run = Records.unique("run");
    RecordMetadata first = publish(run, 0);
    List<ActivationChunk> heard = new CopyOnWriteArrayList<>();
    try (Subscription broken =
            follower.follow(
                run,
                Topic.ACTIVATIONS_VIEW,
                first.partition(),
                first.offset(),
                chunk -> {
                  throw new IllegalStateException("a bug");
                });
        Subscription sound = follow(run, first, heard)) {
      publish(run, 1);
      Records.await(() -> heard.size() == 2, "both chunks");
    }
  }
}
