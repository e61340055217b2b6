package io.vitrine.standalone;

import java.nio.file.Path;
import java.util.List;

/** A process that starts a broker and Redis, says so, and stays: for tests that kill it. */
public final class Holder {
  static final String STARTED = "started";

  private Holder() {}

  /** Arguments: folder, broker port, controller port, Redis port. */
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    List<Integer> ports = List.of(arguments).subList(1, 4).stream().map(Integer::valueOf).toList();
    Child.start(
        Broker.program(
            folder.resolve("kafka"), ports.get(0), ports.get(1), folder.resolve("broker.log")));
    Child.start(RedisServer.program(folder, ports.get(2), 1 << 20, folder.resolve("redis.log")));
    while (!Ports.answers(ports.get(0)) || !Ports.answers(ports.get(2))) {
      Thread.sleep(50);
    }
    System.out.println(STARTED);
    Thread.sleep(Long.MAX_VALUE);
  }
}
