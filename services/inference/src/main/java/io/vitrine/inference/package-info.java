/** Runs networks on inputs and publishes their activations. */
@NullMarked
package io.vitrine.inference;

import org.jspecify.annotations.NullMarked;
