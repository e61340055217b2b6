/** Where pictures go: a file, a window, a headset. */
@NullMarked
package io.vitrine.viewer.display;

import org.jspecify.annotations.NullMarked;
