/** Questions to networks and their exact answers. */
@NullMarked
package io.vitrine.gateway.runs;

import org.jspecify.annotations.NullMarked;
