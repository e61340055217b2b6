package io.vitrine.transport;

/**
 * A record given to this worker alone.
 *
 * @param count how often it has been delivered, this time included
 * @param last the broker does not deliver it again: if it was not done before, whoever had it died
 *     or gave it back each time, so say that it failed rather than risk this worker too
 */
public record Delivery<M>(String key, M message, int count, boolean last) {}
