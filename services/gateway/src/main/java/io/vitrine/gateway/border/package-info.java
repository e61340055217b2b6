/** What both doors share: what a problem means to HTTP and gRPC. */
@NullMarked
package io.vitrine.gateway.border;

import org.jspecify.annotations.NullMarked;
