/** Signed-distance text, sheets in space, and which labels are shown. */
@NullMarked
package io.vitrine.viewer.text;

import org.jspecify.annotations.NullMarked;
