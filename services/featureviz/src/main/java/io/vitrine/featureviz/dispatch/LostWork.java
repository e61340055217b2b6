package io.vitrine.featureviz.dispatch;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.TopicTail.From;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds blocks whose work record the broker has done with, though no worker reported them: it gives
 * a record up after too many deliveries. They are to be released again.
 */
final class LostWork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LostWork.class);

  /** Where the record of a slice lies. */
  private record Place(int slice, long offset) {}

  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final Map<String, Instant> missed = new HashMap<>();
  private final TopicTail<WorkBlock> tail;
  private final DispatchSettings settings;
  private final Clock clock;

  /** Returns once it knows every record that is still there. */
  LostWork(KafkaSettings kafka, DispatchSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    tail = TopicTail.start(kafka, Topic.WORK, From.BEGINNING, WorkBlock.parser(), this::hear);
    tail.awaitReady(kafka.startTimeout());
  }

  private void hear(TopicRecord<WorkBlock> record) {
    record
        .message()
        .ifPresent(work -> places.put(record.key(), new Place(work.getSlice(), record.offset())));
  }

  /**
   * Those of the released blocks that have been lost.
   *
   * @param done every record before this offset is done with
   */
  List<BlockState> among(List<BlockState> released, long done) {
    Instant now = clock.instant();
    Map<String, Instant> still = new HashMap<>();
    List<BlockState> lost = new ArrayList<>();
    for (BlockState block : released) {
      String key = BlockKeys.block(block.getJob(), block.getBlock());
      if (isBehind(key, block, done)) {
        // What its worker said may be on its way here.
        Instant since = missed.getOrDefault(key, now);
        if (now.isBefore(since.plus(settings.lostAfter()))) {
          still.put(key, since);
        } else {
          log.warn("the broker is done with block {}, which nobody reported", key);
          lost.add(block);
        }
      }
    }
    missed.clear();
    missed.putAll(still);
    return lost;
  }

  private boolean isBehind(String key, BlockState block, long done) {
    Place place = places.get(key);
    return place != null && place.slice() == block.getSlice() && place.offset() < done;
  }

  /** Those whose records are gone from the topic altogether; before anything new is released. */
  List<BlockState> trimmed(List<BlockState> released) {
    return released.stream()
        .filter(
            block -> {
              Place place = places.get(BlockKeys.block(block.getJob(), block.getBlock()));
              return place == null || place.slice() < block.getSlice();
            })
        .toList();
  }

  @Override
  public void close() {
    tail.close();
  }
}
