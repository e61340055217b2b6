/** The passes that draw a scene. */
@NullMarked
package io.vitrine.viewer.render;

import org.jspecify.annotations.NullMarked;
