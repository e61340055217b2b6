/** From picture bytes to a network's input tensor. */
@NullMarked
package io.vitrine.model.picture;

import org.jspecify.annotations.NullMarked;
