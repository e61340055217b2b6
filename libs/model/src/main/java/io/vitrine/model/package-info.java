/** Models out of the blob store, kept ready to run: networks, programs, weights. */
@NullMarked
package io.vitrine.model;

import org.jspecify.annotations.NullMarked;
