/** The only door of the cluster: gRPC, REST and the web page. */
@NullMarked
package io.vitrine.gateway;

import org.jspecify.annotations.NullMarked;
