/** How tensors travel (Kafka) and rest (Redis, blob store). */
@NullMarked
package io.vitrine.transport;

import org.jspecify.annotations.NullMarked;
