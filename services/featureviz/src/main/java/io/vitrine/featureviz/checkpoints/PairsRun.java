package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.PairSums;
import io.vitrine.series.Similarities;
import io.vitrine.series.Sites;
import io.vitrine.transport.ContentNames;
import java.util.List;
import java.util.Optional;

/** All checkpoints over one shard beside each other, minibatch by minibatch. One thread. */
final class PairsRun implements BlockRun {
  private final String name;
  private final List<CheckpointSums> shard;
  private final int minibatch;
  private final int minibatches;
  private final Similarities similarities;

  PairsRun(
      String name, Sites sites, List<CheckpointSums> shard, int minibatch, Optional<byte[]> saved) {
    this.name = name;
    this.shard = List.copyOf(shard);
    this.minibatch = minibatch;
    minibatches = shard.get(0).getPictures() / minibatch;
    similarities =
        saved
            .flatMap(PairsRun::parse)
            .map(sums -> Similarities.of(sites, sums))
            .orElseGet(() -> new Similarities(sites));
  }

  private static Optional<PairSums> parse(byte[] saved) {
    try {
      return Optional.of(PairSums.parseFrom(saved));
    } catch (InvalidProtocolBufferException e) {
      // It begins anew.
      return Optional.empty();
    }
  }

  @Override
  public int stepsDone() {
    return similarities.minibatches();
  }

  @Override
  public int steps() {
    return minibatches;
  }

  @Override
  public void advance() {
    if (stepsDone() < minibatches) {
      similarities.add(shard, stepsDone() * minibatch, minibatch);
    }
  }

  @Override
  public List<ItemProgress> progress() {
    return List.of();
  }

  @Override
  public byte[] save() {
    return similarities.sums().toByteArray();
  }

  @Override
  public List<FinishedResult> finish() {
    return List.of(
        new FinishedRecord(ContentNames.ANALYSIS_PARTS, name, similarities.sums().toByteArray()));
  }

  @Override
  public void close() {}
}
