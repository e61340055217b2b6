/** The scene as the viewer holds it, and where the camera stands in it. */
@NullMarked
package io.vitrine.viewer.scene;

import org.jspecify.annotations.NullMarked;
