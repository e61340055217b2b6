/** Reads ONNX files. */
@NullMarked
package io.vitrine.network.onnx;

import org.jspecify.annotations.NullMarked;
