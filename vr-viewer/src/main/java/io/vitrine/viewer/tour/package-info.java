/** The first minute, by itself. */
@NullMarked
package io.vitrine.viewer.tour;

import org.jspecify.annotations.NullMarked;
