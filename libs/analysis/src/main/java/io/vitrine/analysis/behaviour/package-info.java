/** What checkpoints answer, and how their answers change. */
@NullMarked
package io.vitrine.analysis.behaviour;

import org.jspecify.annotations.NullMarked;
