/** A pass of a network through the engine, beside ONNX Runtime. */
@NullMarked
package io.vitrine.benchmarks.forward;

import org.jspecify.annotations.NullMarked;
