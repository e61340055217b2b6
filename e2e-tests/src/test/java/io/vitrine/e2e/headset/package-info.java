/** The viewer in a headset: Monado's, which a program wears. */
@NullMarked
package io.vitrine.e2e.headset;

import org.jspecify.annotations.NullMarked;
