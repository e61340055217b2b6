/** Scenes from the layout service. */
@NullMarked
package io.vitrine.gateway.layouts;

import org.jspecify.annotations.NullMarked;
