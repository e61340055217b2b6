/** What a network does: a graph compiled to a TorchScript program and run on DJL. */
@NullMarked
package io.vitrine.program;

import org.jspecify.annotations.NullMarked;
