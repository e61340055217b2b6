/** Jobs of feature visualization. */
@NullMarked
package io.vitrine.gateway.jobs;

import org.jspecify.annotations.NullMarked;
