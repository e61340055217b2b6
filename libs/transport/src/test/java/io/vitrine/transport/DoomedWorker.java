package io.vitrine.transport;

import io.vitrine.protocol.RunRequest;
import java.time.Duration;

/** A worker in a process of its own that says when it has a record and never ends it. */
public final class DoomedWorker {
  static final String HAS_IT = "has it";

  private DoomedWorker() {}

  /** Arguments: bootstrap servers, group, run. */
  public static void main(String[] arguments) throws InterruptedException {
    KafkaSettings settings =
        new KafkaSettings(arguments[0], Duration.ofSeconds(30), Duration.ofSeconds(1), 3);
    ShareWorker.start(
        settings,
        Topic.REQUESTS_BATCH,
        arguments[1],
        RunRequest.parser(),
        delivery -> {
          if (delivery.key().equals(arguments[2])) {
            System.out.println(HAS_IT);
            Thread.sleep(Long.MAX_VALUE);
          }
          return Outcome.ACCEPT;
        });
    Thread.sleep(Long.MAX_VALUE);
  }
}
