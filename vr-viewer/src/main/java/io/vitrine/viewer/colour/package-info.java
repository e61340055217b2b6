/** Colour maps. */
@NullMarked
package io.vitrine.viewer.colour;

import org.jspecify.annotations.NullMarked;
