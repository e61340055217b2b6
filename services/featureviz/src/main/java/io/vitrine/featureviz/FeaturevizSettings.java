package io.vitrine.featureviz;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vitrine.featureviz.dispatch.DispatchSettings;
import io.vitrine.featureviz.worker.WorkerSettings;
import java.time.Duration;
import java.util.Map;

/** The service's own settings; vitrine.featureviz.work.slice is VITRINE_FEATUREVIZ_WORK_SLICE. */
@ConfigMapping(prefix = "vitrine.featureviz")
public interface FeaturevizSettings {
  Work work();

  Dispatch dispatch();

  /** How blocks are worked on. */
  interface Work {
    /** Blocks worked on at once; 0: this process only takes part in dispatching. */
    @WithDefault("1")
    int workers();

    /** Compute time after which a block is saved and given back, so that others have their turn. */
    @WithDefault("30S")
    Duration slice();

    /** How often progress and previews of a block are published, at most. */
    @WithDefault("0.5S")
    Duration progressEvery();

    /** How long a worker's own claim may take to come back from the broker. */
    @WithDefault("60S")
    Duration claimTimeout();

    /** How long a worker that gets a block after another waits for the dispatcher to allow it. */
    @WithDefault("10S")
    Duration verdictTimeout();

    /** How long a worker holds a block without renewing before it is given to another. */
    @WithDefault("10S")
    Duration lock();

    /**
     * How often the broker delivers a block before it gives it up and it is released anew: 2 to 10.
     */
    @WithDefault("10")
    int deliveries();

    default WorkerSettings toSettings() {
      return new WorkerSettings(slice(), progressEvery(), claimTimeout(), verdictTimeout());
    }
  }

  /** How blocks are handed out. */
  interface Dispatch {
    /** Blocks released beyond one for each live worker. */
    @WithDefault("2")
    int ahead();

    /** Failures of a block, without progress in between, at which it is given up. */
    @WithDefault("3")
    int failures();

    /** Rest of a block after its first failure; doubled with each. */
    @WithDefault("1S")
    Duration restAfterFailure();

    /** Compute time an owner of weight 1 is credited when its turn comes. */
    @WithDefault("1S")
    Duration quantum();

    /** Weights of owners, by name; 1 where not named. */
    Map<String, Integer> weights();

    /** Most pictures of one job. */
    @WithDefault("4096")
    int picturesPerJob();

    /** Most bytes of a job's state: what brokers take as a record, less some. */
    @WithDefault("900000")
    int stateBytes();

    /** How often the state of a job that only got on is published, at most. */
    @WithDefault("0.5S")
    Duration stateEvery();

    /** How long a job that ended is remembered; its results stay. */
    @WithDefault("7D")
    Duration keepFinished();

    /** When a block is released anew that the broker has done with and no worker has reported. */
    @WithDefault("5S")
    Duration lostAfter();

    /** How often what is no longer needed is looked for. */
    @WithDefault("60S")
    Duration upkeepEvery();

    /** Silence after which the active dispatcher is replaced by another. */
    @WithDefault("6S")
    Duration sessionTimeout();

    /** How long a transaction may last. */
    @WithDefault("10S")
    Duration transactionTimeout();

    default DispatchSettings toSettings() {
      return new DispatchSettings(
          ahead(),
          failures(),
          restAfterFailure(),
          quantum(),
          weights(),
          picturesPerJob(),
          stateBytes(),
          stateEvery(),
          keepFinished(),
          lostAfter(),
          upkeepEvery(),
          sessionTimeout(),
          transactionTimeout());
    }
  }
}
