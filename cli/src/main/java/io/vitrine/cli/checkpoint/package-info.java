/** Checkpoints on this machine on their way into a series, and what analyses of them say. */
@NullMarked
package io.vitrine.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
