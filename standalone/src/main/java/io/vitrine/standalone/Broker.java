package io.vitrine.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Kafka broker as a program: one node, broker and controller, on the loopback. */
public final class Broker {
  private static final String HEAP = "-Xmx512m";

  private Broker() {}

  /**
   * @param folder where its log lies; formatted when it is empty
   * @param port where clients connect
   * @param controllerPort where it talks to itself
   */
  public static Program program(Path folder, int port, int controllerPort, Path log) {
    return new Program(
        "broker",
        List.of(
            JavaHome.java(),
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            // At info it writes its whole configuration, several times over.
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            folder.toString(),
            Integer.toString(port),
            Integer.toString(controllerPort)),
        Map.of(),
        log);
  }
}
