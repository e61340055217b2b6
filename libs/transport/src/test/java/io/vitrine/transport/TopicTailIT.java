package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunRecord;
import io.vitrine.testbed.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TopicTailIT {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private TopicTail<RunRecord> tail(KafkaSettings settings, TopicTail.From from) {
    return TopicTail.start(
        settings,
        Topic.RUNS,
        from,
        RunRecord.parser(),
        record -> heard.add(record.message().orElseThrow().getRun()));
  }

  private static void publish(RecordPublisher publisher, String run) {
    publisher
        .publish(Topic.RUNS, run, RunRecord.newBuilder().setRun(run).build())
        .toCompletableFuture()
        .join();
  }

  @Test
  void fromTheEndHearsWhatComesAndFromTheBeginningAll() throws Exception {
    KafkaSettings settings = Records.settings(Testbed.shared());
    Topics.ensure(settings);
    String before = Records.unique("before");
    String after = Records.unique("after");
    try (RecordPublisher publisher = new RecordPublisher(settings)) {
      publish(publisher, before);
      try (var tail = tail(settings, TopicTail.From.END)) {
        tail.awaitReady(Records.LONG);
        publish(publisher, after);
        Records.await(() -> heard.contains(after), "the new record");
        assertThat(heard).doesNotContain(before);
      }
      heard.clear();
      try (var tail = tail(settings, TopicTail.From.BEGINNING)) {
        tail.awaitReady(Records.LONG);
        assertThat(heard).containsSubsequence(before, after);
      }
    }
  }

  @Test
  void goesOnWhenTheBrokerComesBack() throws Exception {
    try (Testbed testbed = Testbed.start()) {
      KafkaSettings settings = Records.settings(testbed);
      Topics.ensure(settings);
      try (RecordPublisher publisher = new RecordPublisher(settings);
          var tail = tail(settings, TopicTail.From.END)) {
        tail.awaitReady(Records.LONG);
        publish(publisher, "one");
        Records.await(() -> heard.contains("one"), "the first record");
        testbed.killBroker();
        testbed.startBroker();
        publish(publisher, "two");
        Records.await(() -> heard.contains("two"), "the record after the restart");
        assertThat(heard).containsExactly("one", "two");
      }
    }
  }

  @Test
  void brokerThatDoesNotAnswerIsNamed() {
    KafkaSettings nowhere =
        new KafkaSettings("127.0.0.1:1", Duration.ofSeconds(1), Duration.ofSeconds(1), 3);
    assertThatThrownBy(() -> Topics.ensure(nowhere))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("127.0.0.1:1")
        .extracting(e -> ((ProblemException) e).problem().getReason())
        .isEqualTo(Reason.TIMEOUT);
  }
}
