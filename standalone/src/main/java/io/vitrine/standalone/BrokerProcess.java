package io.vitrine.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Main of the broker's process. Ends when its standard input does, so that it never outlives who
 * started it.
 */
public final class BrokerProcess {
  private static final int NODE = 1;

  private BrokerProcess() {}

  /** Arguments: folder, port, controller port. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    int controllerPort = Integer.parseInt(arguments[2]);
    format(folder);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(configuration(folder, port, controllerPort)), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
    endWithInput();
    server.startup();
    server.awaitShutdown();
  }

  private static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    new Formatter()
        .setPrintStream(System.out)
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(folder.toString()))
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
  }

  private static Map<String, String> configuration(Path folder, int port, int controllerPort) {
    String clients = "CLIENTS://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    Map<String, String> c = new HashMap<>();
    c.put("process.roles", "broker,controller");
    c.put("node.id", Integer.toString(NODE));
    c.put("controller.quorum.voters", NODE + "@" + controller);
    c.put("listeners", clients + ",CONTROLLER://" + controller);
    c.put("advertised.listeners", clients);
    c.put("controller.listener.names", "CONTROLLER");
    c.put("inter.broker.listener.name", "CLIENTS");
    c.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    c.put("log.dirs", folder.toString());
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      c.put(internal + ".replication.factor", "1");
      c.put(internal + ".num.partitions", "1");
    }
    c.put("transaction.state.log.min.isr", "1");
    c.put("share.coordinator.state.topic.min.isr", "1");
    c.put("default.replication.factor", "1");
    c.put("auto.create.topics.enable", "false");
    c.put("group.initial.rebalance.delay.ms", "0");
    // A member learns its partitions with a heartbeat: with the default of 5 s a first request
    // would wait for it.
    c.put("group.share.min.heartbeat.interval.ms", "500");
    c.put("group.share.heartbeat.interval.ms", "500");
    c.put("group.share.min.session.timeout.ms", "3000");
    c.put("group.share.session.timeout.ms", "6000");
    c.put("group.share.assignment.interval.ms", "0");
    c.put("group.share.min.record.lock.duration.ms", "1000");
    c.put("log.retention.check.interval.ms", "60000");
    c.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    return c;
  }

  private static void endWithInput() {
    Thread watch =
        new Thread(
            () -> {
              try (InputStream input = System.in) {
                while (input.read() >= 0) {
                  // Nothing is ever said; only the end counts.
                }
              } catch (IOException e) {
                // As good as the end.
              }
              System.exit(0);
            },
            "broker-parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
