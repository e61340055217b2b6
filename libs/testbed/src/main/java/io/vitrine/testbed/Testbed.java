package io.vitrine.testbed;

import io.vitrine.standalone.Broker;
import io.vitrine.standalone.Ports;
import io.vitrine.standalone.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real broker and a real Redis for tests. {@link #shared()} is one for all tests of this JVM,
 * ended with it; {@link #start()} is one of its own, for tests that kill parts.
 */
public final class Testbed implements AutoCloseable {
  private static final long REDIS_MEMORY = 256L << 20;

  private static @Nullable Testbed shared;

  private final Path folder;
  private final Part broker;
  private final Part redis;

  private Testbed(Path folder, Part broker, Part redis) {
    this.folder = folder;
    this.broker = broker;
    this.redis = redis;
  }

  /** The one of this JVM; started by the first call. Tests keep apart by names of their own. */
  public static synchronized Testbed shared() {
    if (shared == null) {
      Testbed started = start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "testbed-end"));
      shared = started;
    }
    return shared;
  }

  /** A fresh one. Says on standard output what it is made of. */
  public static Testbed start() {
    try {
      Path folder = Files.createTempDirectory("vitrine-testbed");
      List<Integer> ports = Ports.free(3);
      Part broker =
          new LocalPart(
              Broker.program(
                  folder.resolve("kafka"), ports.get(0), ports.get(1), folder.resolve("kafka.log")),
              ports.get(0));
      Part redis =
          new LocalPart(
              RedisServer.program(folder, ports.get(2), REDIS_MEMORY, folder.resolve("redis.log")),
              ports.get(2));
      Testbed testbed = new Testbed(folder, broker, redis);
      System.out.println("testbed: broker and redis are local processes, logs in " + folder);
      redis.start();
      broker.start();
      return testbed;
    } catch (IOException e) {
      throw new UncheckedIOException("the testbed has no folder", e);
    }
  }

  /** Bootstrap servers of the broker. */
  public String kafka() {
    return "127.0.0.1:" + broker.port();
  }

  public String redisHost() {
    return "127.0.0.1";
  }

  public int redisPort() {
    return redis.port();
  }

  /** A folder of this testbed's own, removed with it. */
  public Path folder() {
    return folder;
  }

  public void killRedis() {
    redis.kill();
  }

  public void startRedis() {
    redis.start();
  }

  public void killBroker() {
    broker.kill();
  }

  public void startBroker() {
    broker.start();
  }

  @Override
  public void close() {
    broker.close();
    redis.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("testbed: " + folder + " was not removed: " + e);
    }
  }
}
