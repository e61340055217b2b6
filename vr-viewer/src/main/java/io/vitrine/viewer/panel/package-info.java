/** Boards of text, pictures and buttons in front of the walker. */
@NullMarked
package io.vitrine.viewer.panel;

import org.jspecify.annotations.NullMarked;
