/** Networks as the service holds them: read from the blob store, loaded in the engine. */
@NullMarked
package io.vitrine.inference.model;

import org.jspecify.annotations.NullMarked;
