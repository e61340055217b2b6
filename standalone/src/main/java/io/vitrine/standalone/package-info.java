/** The whole cluster on one machine. */
@NullMarked
package io.vitrine.standalone;

import org.jspecify.annotations.NullMarked;
