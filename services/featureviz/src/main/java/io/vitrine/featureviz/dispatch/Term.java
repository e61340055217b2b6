package io.vitrine.featureviz.dispatch;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.TopicTail.From;
import io.vitrine.transport.TransactionalPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that a dispatcher is the active one. It begins by shutting out its predecessor and
 * reading how everything stands; whatever fails ends it, and the next one reads again. For one
 * thread.
 */
final class Term implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Term.class);
  private static final String TRANSACTIONAL_ID = "vitrine-dispatcher";

  private final BlockingQueue<TopicRecord<JobStateRecord>> heard = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final SavedStates saved;
  private final LiveWorkers workers;
  private final TransactionalPublisher publisher;
  private final JobBook book;
  private final Commands commands;
  private final Releases releases;
  private final Upkeep upkeep;
  private final LostWork lost;
  private volatile boolean begun;

  /**
   * @param exists whether there is a result of a content name
   * @param news called from another thread when {@link #turn} has something to do
   */
  Term(
      KafkaSettings kafka,
      DispatchSettings settings,
      JobPlans plans,
      Predicate<String> exists,
      SavedStates saved,
      LiveWorkers workers,
      Runnable news) {
    this.saved = saved;
    this.workers = workers;
    Clock clock = Clock.systemUTC();
    book = new JobBook(settings, clock);
    commands = new Commands(book, plans, exists, settings, clock);
    releases = new Releases(book, settings, exists, clock);
    upkeep = new Upkeep(book, saved, settings, clock);
    // First, so that nothing is written any more by whoever was active before.
    publisher =
        keep(new TransactionalPublisher(kafka, TRANSACTIONAL_ID, settings.transactionTimeout()));
    try {
      TopicTail<JobStateRecord> states =
          keep(
              TopicTail.start(
                  kafka,
                  Topic.JOB_STATE,
                  From.BEGINNING,
                  JobStateRecord.parser(),
                  record -> {
                    heard.add(record);
                    tell(news);
                  }));
      states.awaitReady(kafka.startTimeout());
      lost = keep(new LostWork(kafka, settings, clock));
      List<TopicRecord<JobStateRecord>> before = new ArrayList<>();
      heard.drainTo(before);
      book.rebuild(before);
      releaseAgain(lost.trimmed(book.outstanding()));
      begun = true;
      log.info("dispatching {} jobs", book.jobs().size());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void tell(Runnable news) {
    if (begun) {
      news.run();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(0, part);
    return part;
  }

  /**
   * Takes in what has come, releases what there is room for, and publishes all of it at once.
   *
   * @throws io.vitrine.transport.ProblemException when that could not be committed: the term is
   *     over
   */
  void turn(ConsumerRecords<String, byte[]> requests, ConsumerGroupMetadata group) {
    Outbox outbox = new Outbox();
    hear();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : requests) {
      obey(record, outbox);
      offsets.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    releases.fill(workers.live(), outbox);
    book.writeTo(outbox);
    upkeep.when(outbox);
    if (!outbox.writes().isEmpty() || !offsets.isEmpty()) {
      publisher.commit(outbox.writes(), offsets, group);
    }
    book.takeDropped().forEach(saved::delete);
  }

  private void hear() {
    List<TopicRecord<JobStateRecord>> news = new ArrayList<>();
    heard.drainTo(news);
    for (TopicRecord<JobStateRecord> record : news) {
      book.hear(record);
      record
          .message()
          .filter(JobStateRecord::hasReport)
          .ifPresent(message -> releases.settle(message.getReport()));
    }
    releaseAgain(lost.among(book.outstanding(), workers.done()));
  }

  private void releaseAgain(List<BlockState> blocks) {
    blocks.forEach(block -> book.put(book.rules().withdrawn(block)));
  }

  private void obey(ConsumerRecord<String, byte[]> record, Outbox outbox) {
    try {
      commands.obey(JobRequest.parseFrom(record.value()), outbox);
    } catch (InvalidProtocolBufferException e) {
      log.error("job-requests at {} is no job request: left out", record.offset());
    }
  }

  @Override
  public void close() {
    for (AutoCloseable part : open) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {}: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
