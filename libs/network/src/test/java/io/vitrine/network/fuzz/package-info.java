/** Readers under a fuzzer that follows what their code does. */
@NullMarked
package io.vitrine.network.fuzz;

import org.jspecify.annotations.NullMarked;
