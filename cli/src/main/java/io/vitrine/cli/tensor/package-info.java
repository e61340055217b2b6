/** Values as .npy files on disk. */
@NullMarked
package io.vitrine.cli.tensor;

import org.jspecify.annotations.NullMarked;
