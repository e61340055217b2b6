package io.vitrine.featureviz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DispatcherIT {
  @Test
  void refusesAJobAndSaysWhy() throws Exception {
    KafkaSettings kafka = KafkaSettings.of(Testbed.shared().kafka());
    Topics.ensure(kafka);
    JobRequest request = JobRequest.newBuilder().setJob("job-1").setOwner("someone").build();
    CompletableFuture<JobState> heard = new CompletableFuture<>();
    try (RecordPublisher publisher = new RecordPublisher(kafka);
        TopicTail<JobStateRecord> tail =
            TopicTail.start(
                kafka,
                Topic.JOB_STATE,
                TopicTail.From.BEGINNING,
                JobStateRecord.parser(),
                record -> record.message().map(JobStateRecord::getJob).ifPresent(heard::complete));
        Dispatcher dispatcher = new Dispatcher(kafka, publisher)) {
      dispatcher.start();
      publisher.publish(Topic.JOB_REQUESTS, "job-1", request).toCompletableFuture().get();
      JobState state = heard.get(60, TimeUnit.SECONDS);
      assertThat(state.getPhase()).isEqualTo(Phase.REFUSED);
      assertThat(state.getRequest()).isEqualTo(request);
      assertThat(state.getProblem().getReason()).isEqualTo(Problem.Reason.UNSUPPORTED);
      assertThat(state.getProblem().getMessage()).contains("not part of this version");
      assertThat(dispatcher.healthy()).isTrue();
      assertThat(tail).isNotNull();
    }
  }
}
