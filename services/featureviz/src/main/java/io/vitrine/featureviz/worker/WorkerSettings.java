package io.vitrine.featureviz.worker;

import java.time.Duration;

/**
 * How blocks are worked on.
 *
 * @param slice compute time after which a block is saved and given back
 * @param progressEvery how often progress and previews of a block are published, at most
 * @param claimTimeout how long a claim may take to be heard again
 * @param verdictTimeout how long a worker that gets a block after another waits for the dispatcher
 *     to say whether it may be tried again
 */
public record WorkerSettings(
    Duration slice, Duration progressEvery, Duration claimTimeout, Duration verdictTimeout) {}
