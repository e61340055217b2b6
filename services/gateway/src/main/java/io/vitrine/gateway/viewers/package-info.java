/** People who walk: what they look at and the tiles they get. */
@NullMarked
package io.vitrine.gateway.viewers;

import org.jspecify.annotations.NullMarked;
