/**
 * Places graphs without a direction in space: what is linked pulls together, everything pushes
 * everything else away.
 */
@NullMarked
package io.vitrine.layout.force;

import org.jspecify.annotations.NullMarked;
