/** What a ray points at. */
@NullMarked
package io.vitrine.viewer.hand;

import org.jspecify.annotations.NullMarked;
