/** What a walk cost. */
@NullMarked
package io.vitrine.viewer.stats;

import org.jspecify.annotations.NullMarked;
