/** What weights say without running the network. */
@NullMarked
package io.vitrine.analysis.weights;

import org.jspecify.annotations.NullMarked;
