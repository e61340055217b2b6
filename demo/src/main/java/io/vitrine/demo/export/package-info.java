/** Writing a trained network as ONNX, batch norm kept. */
@NullMarked
package io.vitrine.demo.export;

import org.jspecify.annotations.NullMarked;
