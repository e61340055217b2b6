package io.vitrine.featureviz.dispatch;

import com.google.protobuf.Timestamp;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.WorkBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A job and its blocks, as the dispatcher knows them. For the dispatcher's thread only. */
final class Job {
  private final List<JobItem> items;
  private final List<BlockState> blocks = new ArrayList<>();
  private final Map<Integer, Instant> rests = new HashMap<>();
  private final int[] stages;
  private JobState head;
  private boolean changed;
  private Instant written = Instant.EPOCH;

  /** With no block released yet. */
  Job(JobState state) {
    head = state.toBuilder().clearItems().build();
    items = new ArrayList<>(state.getItemsList());
    for (int block = 0; block < state.getBlocks(); block++) {
      blocks.add(Blocks.fresh(state.getJob(), block));
    }
    stages = new int[state.getBlocks()];
    items.stream()
        .filter(item -> !item.getDone())
        .forEach(item -> stages[item.getBlock()] = item.getStage());
  }

  String id() {
    return head.getJob();
  }

  /** Without items. */
  JobState head() {
    return head;
  }

  String owner() {
    return head.getOwner();
  }

  /** Its whole state. */
  JobState state() {
    return head.toBuilder().addAllItems(items).build();
  }

  int blockCount() {
    return blocks.size();
  }

  BlockState block(int index) {
    return blocks.get(index);
  }

  List<BlockState> blocks() {
    return List.copyOf(blocks);
  }

  boolean ended() {
    return switch (head.getPhase()) {
      case DONE, FAILED, CANCELLED, REFUSED -> true;
      case QUEUED, RUNNING, PHASE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Its items that are not there yet, of one block. */
  List<JobItem> missing(int block) {
    return items.stream().filter(item -> item.getBlock() == block && !item.getDone()).toList();
  }

  /** Marks items as done. True where that is news. */
  boolean done(Predicate<JobItem> which) {
    boolean news = false;
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).getDone() && which.test(items.get(i))) {
        items.set(i, items.get(i).toBuilder().setDone(true).build());
        news = true;
      }
    }
    return news;
  }

  /** Puts a block's state in place of the one before; the job's own follows. */
  void put(BlockState after, Instant now) {
    blocks.set(after.getBlock(), after);
    if (after.getPhase() == Phase.DONE) {
      done(item -> item.getBlock() == after.getBlock());
    }
    follow(now);
  }

  /** Draws the job's phase and counts from its blocks. */
  void follow(Instant now) {
    long finished = count(Phase.DONE);
    JobState.Builder after =
        head.toBuilder()
            .setBlocksDone((int) finished)
            .setPictures(items.size())
            .setPicturesDone((int) items.stream().filter(JobItem::getDone).count());
    if (head.getPhase() != Phase.CANCELLED && head.getPhase() != Phase.REFUSED) {
      after.setPhase(phase(finished)).clearProblem();
      blocks.stream()
          .filter(block -> block.getPhase() == Phase.FAILED)
          .findFirst()
          .ifPresent(failed -> after.setProblem(failed.getProblem()));
    }
    set(after.build(), now);
  }

  private Phase phase(long finished) {
    long failed = count(Phase.FAILED);
    if (finished + failed == blocks.size()) {
      return failed > 0 ? Phase.FAILED : Phase.DONE;
    }
    // What waits for a stage that failed will never come.
    if (failed > 0 && IntStream.range(0, blocks.size()).noneMatch(this::canStillChange)) {
      return Phase.FAILED;
    }
    return blocks.stream().anyMatch(block -> block.getSlice() > 0) ? Phase.RUNNING : Phase.QUEUED;
  }

  private boolean canStillChange(int block) {
    return switch (blocks.get(block).getPhase()) {
      case RUNNING -> true;
      case QUEUED -> stages[block] <= stage();
      default -> false;
    };
  }

  /** The lowest one that is not done. */
  private int stage() {
    return IntStream.range(0, blocks.size())
        .filter(block -> blocks.get(block).getPhase() != Phase.DONE)
        .map(block -> stages[block])
        .min()
        .orElse(0);
  }

  private long count(Phase phase) {
    return blocks.stream().filter(block -> block.getPhase() == phase).count();
  }

  /** Changes what is not drawn from the blocks. */
  void set(JobState after, Instant now) {
    if (after.equals(head)) {
      return;
    }
    // A phase or a problem is news; that it got on may wait.
    if (after.getPhase() != head.getPhase() || after.hasProblem() != head.hasProblem()) {
      written = Instant.EPOCH;
    }
    head =
        after.toBuilder()
            .setChanged(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build();
    changed = true;
  }

  /** Whether its state is to be written now. */
  boolean due(Instant now, Duration every) {
    return changed && !now.isBefore(written.plus(every));
  }

  void isWritten(Instant now) {
    changed = false;
    written = now;
  }

  void rest(int block, Instant until) {
    rests.put(block, until);
  }

  /** The block to be released next. */
  OptionalInt next(Instant now, Predicate<BlockState> free) {
    if (ended() || head.getPaused()) {
      return OptionalInt.empty();
    }
    int stage = stage();
    return IntStream.range(0, blocks.size())
        .filter(block -> blocks.get(block).getPhase() == Phase.QUEUED && stages[block] <= stage)
        .filter(block -> !rests.getOrDefault(block, Instant.EPOCH).isAfter(now))
        .filter(block -> free.test(blocks.get(block)))
        .findFirst();
  }

  /** What a worker gets of a block that has just been released. */
  WorkBlock work(int index) {
    BlockState block = blocks.get(index);
    WorkBlock.Builder work =
        WorkBlock.newBuilder()
            .setJob(id())
            .setBlock(index)
            .setSlice(block.getSlice())
            .setRequest(head.getRequest())
            .setRecipe(head.getRecipe())
            .setAnalysis(head.getAnalysis())
            .addAllItems(missing(index))
            .setStepsDone(block.getStepsDone());
    if (block.hasState()) {
      work.setState(block.getState());
    }
    return work.build();
  }

  /**
   * What its next slice will cost in compute milliseconds, as far as its last ones tell; 0:
   * unknown.
   */
  double expectedCost(int block) {
    double own = blocks.get(block).getComputeMs();
    return own > 0 ? own : blocks.stream().mapToDouble(BlockState::getComputeMs).max().orElse(0);
  }
}
