/** The gateway's ends of Kafka, Redis and the blob store. */
@NullMarked
package io.vitrine.gateway.broker;

import org.jspecify.annotations.NullMarked;
