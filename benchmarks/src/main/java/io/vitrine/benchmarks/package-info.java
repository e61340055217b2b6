/** Benchmarks, each beside its peer in the same run. */
@NullMarked
package io.vitrine.benchmarks;

import org.jspecify.annotations.NullMarked;
