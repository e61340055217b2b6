/** What a network is: an immutable graph, its weights and its shapes. */
@NullMarked
package io.vitrine.network;

import org.jspecify.annotations.NullMarked;
