/** Models by name: added, changed, shown and removed. */
@NullMarked
package io.vitrine.gateway.models;

import org.jspecify.annotations.NullMarked;
