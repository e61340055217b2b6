/** The whole system from outside, through its command line. */
@NullMarked
package io.vitrine.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
