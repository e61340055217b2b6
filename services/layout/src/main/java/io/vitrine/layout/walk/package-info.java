/** Where it stands: layers as wings of tiles along an aisle, branches in lanes. Metres. */
@NullMarked
package io.vitrine.layout.walk;

import org.jspecify.annotations.NullMarked;
