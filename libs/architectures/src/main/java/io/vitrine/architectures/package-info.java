/** Well-known networks with seeded weights, written as ONNX files. */
@NullMarked
package io.vitrine.architectures;

import org.jspecify.annotations.NullMarked;
