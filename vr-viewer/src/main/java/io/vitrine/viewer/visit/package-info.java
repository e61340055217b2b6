/** One walk through one model: what is shown, asked for and undone, whatever the display. */
@NullMarked
package io.vitrine.viewer.visit;

import org.jspecify.annotations.NullMarked;
