/** The real window on a real X server that nobody sees, with a hand that is no hand. */
@NullMarked
package io.vitrine.viewer.window;

import org.jspecify.annotations.NullMarked;
