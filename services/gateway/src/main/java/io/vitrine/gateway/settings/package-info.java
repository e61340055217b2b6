/** Every limit and timeout of the gateway by name. */
@NullMarked
package io.vitrine.gateway.settings;

import org.jspecify.annotations.NullMarked;
