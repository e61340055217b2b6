/** What a process keeps. */
@NullMarked
package io.vitrine.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
