/** Places the graph of a network in 3D. */
@NullMarked
package io.vitrine.layout;

import org.jspecify.annotations.NullMarked;
