/** The gRPC door: thin, no rules of its own. */
@NullMarked
package io.vitrine.gateway.grpc;

import org.jspecify.annotations.NullMarked;
