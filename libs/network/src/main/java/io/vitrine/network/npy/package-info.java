/** Reads and writes NumPy's .npy files. */
@NullMarked
package io.vitrine.network.npy;

import org.jspecify.annotations.NullMarked;
