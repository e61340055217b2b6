package io.vitrine.transport;

import java.util.Optional;

/**
 * A record as it lies in a topic.
 *
 * @param message empty for a tombstone
 * @param timestamp milliseconds since 1970
 */
public record TopicRecord<M>(
    String key, Optional<M> message, int partition, long offset, long timestamp) {}
