/** How the cluster is. */
@NullMarked
package io.vitrine.gateway.cluster;

import org.jspecify.annotations.NullMarked;
