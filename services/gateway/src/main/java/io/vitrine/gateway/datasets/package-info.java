/** Pictures that networks are looked at with, by name. */
@NullMarked
package io.vitrine.gateway.datasets;

import org.jspecify.annotations.NullMarked;
