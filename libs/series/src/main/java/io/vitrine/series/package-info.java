/**
 * What the checkpoints of a training run say: sums of each over pictures, which merge, and the
 * table of metrics that are drawn from them. No engine.
 */
@NullMarked
package io.vitrine.series;

import org.jspecify.annotations.NullMarked;
