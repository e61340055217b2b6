/** The HTTP door: thin, no rules of its own. */
@NullMarked
package io.vitrine.gateway.rest;

import org.jspecify.annotations.NullMarked;
