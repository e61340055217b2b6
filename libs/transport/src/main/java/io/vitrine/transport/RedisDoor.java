package io.vitrine.transport;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Redis, or nothing: after a failure it is left alone for the cool-down, so that a dead Redis slows
 * nobody down.
 */
final class RedisDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisDoor.class);
  private static final int CONNECTIONS = 8;
  private static final long OPEN = 0;

  private final RedisSettings settings;
  private final RedisClient client;

  /** {@link System#nanoTime} of the next attempt, or OPEN. */
  private final AtomicLong shutUntil = new AtomicLong(OPEN);

  RedisDoor(RedisSettings settings) {
    this.settings = settings;
    int timeout = (int) settings.timeout().toMillis();
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(settings.timeout());
    client =
        RedisClient.builder()
            .hostAndPort(new HostAndPort(settings.host(), settings.port()))
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .connectionTimeoutMillis(timeout)
                    .socketTimeoutMillis(timeout)
                    .build())
            .poolConfig(pool)
            .build();
  }

  void use(Consumer<RedisClient> call) {
    ask(
        redis -> {
          call.accept(redis);
          return true;
        });
  }

  /** The answer; empty when Redis is gone, or was a moment ago. */
  <T> Optional<T> ask(Function<RedisClient, T> call) {
    long shut = shutUntil.get();
    if (shut != OPEN && System.nanoTime() - shut < 0) {
      return Optional.empty();
    }
    try {
      T answer = call.apply(client);
      if (shut != OPEN && shutUntil.compareAndSet(shut, OPEN)) {
        log.info("Redis at {}:{} is back", settings.host(), settings.port());
      }
      return Optional.of(answer);
    } catch (JedisException e) {
      long until = System.nanoTime() + settings.coolDown().toNanos();
      if (shutUntil.getAndSet(until == OPEN ? 1 : until) == OPEN) {
        log.warn(
            "Redis at {}:{} is gone ({}): going on without it",
            settings.host(),
            settings.port(),
            e.getMessage());
      }
      // Its idle connections are as dead as this one.
      client.getPool().clear();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
