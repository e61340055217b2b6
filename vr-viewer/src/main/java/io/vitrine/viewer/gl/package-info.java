/**
 * A typed layer over OpenGL 4.5: each object has one owner that closes it; all of it belongs to one
 * thread.
 */
@NullMarked
package io.vitrine.viewer.gl;

import org.jspecify.annotations.NullMarked;
