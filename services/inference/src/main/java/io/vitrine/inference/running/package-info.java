/** Answers run requests: models, inputs, chunks, records. */
@NullMarked
package io.vitrine.inference.running;

import org.jspecify.annotations.NullMarked;
