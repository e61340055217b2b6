/** Activations as small pictures: quantised, with a level-of-detail chain. */
@NullMarked
package io.vitrine.inference.view;

import org.jspecify.annotations.NullMarked;
