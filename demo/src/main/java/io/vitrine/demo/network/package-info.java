/** The demo network's architecture, its parameters, and its forward pass for training. */
@NullMarked
package io.vitrine.demo.network;

import org.jspecify.annotations.NullMarked;
