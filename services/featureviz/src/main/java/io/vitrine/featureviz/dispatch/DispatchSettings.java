package io.vitrine.featureviz.dispatch;

import java.time.Duration;
import java.util.Map;

/**
 * How blocks are handed out.
 *
 * @param ahead blocks released beyond one for each live worker
 * @param failures of one block without progress in between, before it is given up
 * @param restAfterFailure before the block is released again; doubled with each failure
 * @param quantum what an owner of weight 1 is credited when its turn comes, in compute time
 * @param weights of owners; 1 where not named
 * @param picturesPerJob most pictures of one job
 * @param stateBytes most bytes of a job's state, which must fit in a record
 * @param stateEvery how often the state of a job that only got on is written
 * @param keepFinished how long a finished job is remembered; its results stay
 * @param lostAfter when a block counts as lost whose work record is done with and whose report did
 *     not come
 * @param upkeepEvery how often what is no longer needed is removed
 * @param sessionTimeout after which a silent dispatcher is replaced
 * @param transactionTimeout after which an unfinished transaction is aborted
 */
public record DispatchSettings(
    int ahead,
    int failures,
    Duration restAfterFailure,
    Duration quantum,
    Map<String, Integer> weights,
    int picturesPerJob,
    int stateBytes,
    Duration stateEvery,
    Duration keepFinished,
    Duration lostAfter,
    Duration upkeepEvery,
    Duration sessionTimeout,
    Duration transactionTimeout) {
  public DispatchSettings {
    weights = Map.copyOf(weights);
  }

  int weight(String owner) {
    return Math.max(1, weights.getOrDefault(owner, 1));
  }
}
