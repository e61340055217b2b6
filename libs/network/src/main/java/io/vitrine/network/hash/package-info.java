/** Names networks by what they are. */
@NullMarked
package io.vitrine.network.hash;

import org.jspecify.annotations.NullMarked;
