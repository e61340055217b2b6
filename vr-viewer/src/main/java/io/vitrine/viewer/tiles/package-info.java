/** Tiles: their pyramids, the pages they lie in, and what of them has arrived. */
@NullMarked
package io.vitrine.viewer.tiles;

import org.jspecify.annotations.NullMarked;
