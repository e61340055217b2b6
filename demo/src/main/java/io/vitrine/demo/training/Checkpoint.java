package io.vitrine.demo.training;

import io.vitrine.demo.network.Snapshot;

/**
 * A snapshot that is kept, with what it scores.
 *
 * @param percent share of the training done, 0 to 100
 * @param trainAccuracy share of the (first) training pictures classified as their training labels
 *     say
 * @param testAccuracy share of the test pictures classified as what they show
 */
public record Checkpoint(
    int percent, Snapshot snapshot, double trainAccuracy, double testAccuracy) {}
