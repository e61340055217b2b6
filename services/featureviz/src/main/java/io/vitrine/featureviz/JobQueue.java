package io.vitrine.featureviz;

import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.featureviz.dispatch.DispatchSettings;
import io.vitrine.featureviz.dispatch.Dispatcher;
import io.vitrine.featureviz.dispatch.JobPlans;
import io.vitrine.featureviz.dispatch.LiveWorkers;
import io.vitrine.featureviz.worker.BlockWatch;
import io.vitrine.featureviz.worker.BlockWorker;
import io.vitrine.featureviz.worker.Results;
import io.vitrine.featureviz.worker.WorkerSettings;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.ShareGroup;
import io.vitrine.transport.ShareWorker;
import io.vitrine.transport.Topic;
import io.vitrine.transport.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's part in the queue: its workers, and a dispatcher that is active when it is elected.
 */
public final class JobQueue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JobQueue.class);
  private static final ShareGroup WORKERS = new ShareGroup("workers", true);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<ShareWorker<WorkBlock>> workers = new ArrayList<>();
  private final List<BlockWorker> hands = new ArrayList<>();
  private final Dispatcher dispatcher;

  /**
   * Starts once the broker answers. The topics are made where they are missing.
   *
   * @param kafka with the lock and delivery limit of blocks
   * @param count blocks worked on at once
   */
  public JobQueue(
      KafkaSettings kafka,
      BlobStore blobs,
      JobPlans plans,
      BlockWork work,
      int count,
      WorkerSettings workerSettings,
      DispatchSettings dispatchSettings) {
    try {
      Topics.ensure(kafka);
      SavedStates saved = new SavedStates(blobs);
      Results results = new Results(blobs);
      RecordPublisher publisher = keep(new RecordPublisher(kafka));
      LiveWorkers live = keep(new LiveWorkers(kafka, WORKERS.name()));
      if (count > 0) {
        BlockWatch watch = keep(BlockWatch.start(kafka));
        String process = "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
        for (int i = 0; i < count; i++) {
          BlockWorker worker =
              new BlockWorker(process, work, watch, publisher, saved, results, workerSettings);
          hands.add(worker);
          workers.add(
              keep(ShareWorker.start(kafka, Topic.WORK, WORKERS, WorkBlock.parser(), worker)));
        }
      }
      dispatcher = keep(new Dispatcher(kafka, dispatchSettings, plans, results::has, saved, live));
      dispatcher.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(0, part);
    return part;
  }

  /** Whether jobs are answered and blocks are taken. */
  public boolean healthy() {
    return dispatcher.healthy() && workers.stream().allMatch(ShareWorker::healthy);
  }

  /** Blocks in hand are saved and given back. */
  @Override
  public void close() {
    hands.forEach(BlockWorker::stop);
    for (AutoCloseable part : open) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {}: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
