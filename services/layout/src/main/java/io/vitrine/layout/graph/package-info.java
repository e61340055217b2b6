/**
 * What stands in the scene: nodes of the network folded into layers, and how they depend on each
 * other.
 */
@NullMarked
package io.vitrine.layout.graph;

import org.jspecify.annotations.NullMarked;
