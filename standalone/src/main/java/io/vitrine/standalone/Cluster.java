package io.vitrine.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The parts of the cluster, running on one data folder. */
final class Cluster {
  private static final long REDIS_MEMORY = 512L << 20;
  private static final Duration STOP_SERVICE_WITHIN = Duration.ofSeconds(8);
  private static final Duration STOP_BROKER_WITHIN = Duration.ofSeconds(10);

  private final DataFolder data;
  private final Consumer<String> say;
  private final int gatewayPort;
  private final List<Supervisor> services = new ArrayList<>();
  private final List<Supervisor> foundations = new ArrayList<>();
  private boolean ready;
  private boolean stopped;

  Cluster(Path home, DataFolder data, OptionalInt port, Consumer<String> say) {
    this.data = data;
    this.say = say;
    List<Integer> ports = Ports.free(3 + Service.values().length);
    gatewayPort = gatewayPort(port, ports.get(0));
    int brokerPort = ports.get(1);
    int redisPort = ports.get(2);
    Path folder = data.path();
    foundations.add(
        supervise(
            new Part(
                Broker.program(
                    folder.resolve("kafka"), brokerPort, ports.get(3), data.log("broker")),
                brokerPort,
                () -> Ports.answers(brokerPort))));
    foundations.add(
        supervise(
            new Part(
                RedisServer.program(folder, redisPort, REDIS_MEMORY, data.log("redis")),
                redisPort,
                () -> Ports.answers(redisPort))));
    Map<String, String> surroundings = surroundings(brokerPort, redisPort, folder);
    int next = 4;
    for (Service service : Service.values()) {
      int servicePort = service == Service.GATEWAY ? gatewayPort : ports.get(next++);
      services.add(
          supervise(
              new Part(
                  service.program(home, servicePort, surroundings, data.log(service.serviceName())),
                  servicePort,
                  () -> Readiness.ofService(servicePort))));
    }
  }

  private Supervisor supervise(Part part) {
    return new Supervisor(part, say, this::writeFile);
  }

  private int gatewayPort(OptionalInt wanted, int free) {
    int port = wanted.orElse(Options.USUAL_PORT);
    if (Ports.isFree(port)) {
      return port;
    }
    if (wanted.isPresent()) {
      throw new StartFailure("port " + port + " is taken; choose another with --port");
    }
    say.accept("port " + port + " is taken: the gateway listens on " + free);
    return free;
  }

  private static Map<String, String> surroundings(int brokerPort, int redisPort, Path folder) {
    Map<String, String> s = new HashMap<>();
    s.put("VITRINE_KAFKA", "127.0.0.1:" + brokerPort);
    s.put("VITRINE_REDIS", "127.0.0.1:" + redisPort);
    s.put("VITRINE_BLOBS", folder.resolve("blobs").toString());
    s.put("VITRINE_NATIVES", natives().toString());
    s.put("DJL_CACHE_DIR", natives().toString());
    s.put("OPT_OUT_TRACKING", "true");
    // libtorch's threads would spin on cores that the other parts need.
    s.put("OMP_WAIT_POLICY", "PASSIVE");
    return s;
  }

  /** Shared by all clusters of this person: 432 MB are unpacked once. */
  private static Path natives() {
    return variable("VITRINE_NATIVES")
        .orElseGet(
            () ->
                variable("XDG_CACHE_HOME")
                    .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("vitrine/natives"));
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
  }

  String url() {
    return "http://127.0.0.1:" + gatewayPort;
  }

  /**
   * Starts every part at once and returns when all are ready, or when {@link #stop} came first.
   *
   * @return whether it serves
   * @throws StartFailure naming the part that did not start
   */
  boolean start(Duration within) throws InterruptedException {
    try {
      return startAll(within);
    } catch (StartFailure e) {
      // A part that is being ended has not failed.
      if (stopped()) {
        return false;
      }
      throw e;
    }
  }

  private synchronized boolean stopped() {
    return stopped;
  }

  private boolean startAll(Duration within) throws InterruptedException {
    data.lastCluster().ifPresent(last -> last.parts().forEach(ClusterFile.PartEntry::endLeftover));
    long begin = System.nanoTime();
    long deadline = begin + within.toNanos();
    for (Supervisor part : all()) {
      synchronized (this) {
        if (stopped) {
          return false;
        }
        part.start();
      }
    }
    writeFile();
    for (Supervisor part : all()) {
      part.awaitReady(deadline);
      say.accept(
          String.format(
              "%s is ready after %.1f s",
              part.part().program().name(), (System.nanoTime() - begin) / 1e9));
    }
    synchronized (this) {
      ready = true;
    }
    writeFile();
    return !stopped();
  }

  private List<Supervisor> all() {
    List<Supervisor> all = new ArrayList<>(foundations);
    all.addAll(services);
    return all;
  }

  private synchronized void writeFile() {
    if (stopped) {
      return;
    }
    List<ClusterFile.PartEntry> parts = new ArrayList<>();
    for (Supervisor supervisor : all()) {
      Child child = supervisor.child();
      if (child != null) {
        Part part = supervisor.part();
        parts.add(
            new ClusterFile.PartEntry(
                part.program().name(),
                child.handle().pid(),
                ClusterFile.PartEntry.startOf(child.handle()),
                part.port(),
                part.program().log().toString()));
      }
    }
    data.write(new ClusterFile(url(), ProcessHandle.current().pid(), ready, parts));
  }

  /** Ends everything: first the services, then what they stand on. */
  void stop() {
    synchronized (this) {
      stopped = true;
    }
    stopAll(services, STOP_SERVICE_WITHIN);
    stopAll(foundations, STOP_BROKER_WITHIN);
  }

  private static void stopAll(List<Supervisor> parts, Duration within) {
    List<Thread> stops =
        parts.stream().map(part -> new Thread(() -> part.stop(within), "stop")).toList();
    stops.forEach(Thread::start);
    for (Thread stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
