/** The native viewer. */
@NullMarked
package io.vitrine.viewer;

import org.jspecify.annotations.NullMarked;
