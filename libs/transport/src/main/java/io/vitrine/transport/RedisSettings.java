package io.vitrine.transport;

import static java.util.Objects.requireNonNull;

import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;

/**
 * Where Redis is and how much is kept there.
 *
 * @param timeout of a connect or a read; a Redis that is slower counts as gone
 * @param coolDown how long a Redis that failed is left alone
 * @param expiry how long an unread value stays
 * @param largestValue bytes of all chunks of one value; larger ones are not kept
 */
public record RedisSettings(
    String host,
    int port,
    Duration timeout,
    Duration coolDown,
    Duration expiry,
    long largestValue) {
  public RedisSettings {
    requireNonNull(host, "host is null");
    requireNonNull(timeout, "timeout is null");
    requireNonNull(coolDown, "coolDown is null");
    requireNonNull(expiry, "expiry is null");
  }

  /** The defaults: 500 ms, 3 s, one hour, 64 MiB. */
  public static RedisSettings of(String host, int port) {
    return new RedisSettings(
        host, port, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofHours(1), 64L << 20);
  }

  /**
   * Reads {@code VITRINE_REDIS} (host:port), {@code VITRINE_REDIS_TIMEOUT_MS}, {@code
   * VITRINE_REDIS_COOL_DOWN_MS}, {@code VITRINE_REDIS_EXPIRY_MS} and {@code
   * VITRINE_REDIS_LARGEST_VALUE} (bytes).
   */
  public static RedisSettings fromEnvironment() {
    RedisSettings at = parse(Environment.require("VITRINE_REDIS", "address of Redis, host:port"));
    return new RedisSettings(
        at.host,
        at.port,
        Environment.millis(
            "VITRINE_REDIS_TIMEOUT_MS", at.timeout, Duration.ofMillis(10), Duration.ofMinutes(1)),
        Environment.millis(
            "VITRINE_REDIS_COOL_DOWN_MS", at.coolDown, Duration.ZERO, Duration.ofMinutes(10)),
        Environment.millis(
            "VITRINE_REDIS_EXPIRY_MS", at.expiry, Duration.ofSeconds(1), Duration.ofDays(30)),
        Environment.number("VITRINE_REDIS_LARGEST_VALUE", at.largestValue, 0, 512L << 20));
  }

  static RedisSettings parse(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1).trim());
      if (colon > 0 && port > 0 && port < 65536) {
        return of(address.substring(0, colon).trim(), port);
      }
    } catch (NumberFormatException e) {
      // Falls through to the one error below.
    }
    throw ProblemException.fatal(
        Reason.INVALID, "VITRINE_REDIS is '" + address + "'", "set it to host:port", null);
  }
}
