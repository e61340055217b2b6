package io.vitrine.standalone;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * What DATA/cluster.json says of a running cluster.
 *
 * @param gateway its URL
 * @param pid of this program
 * @param ready whether every part has answered once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ClusterFile(String gateway, long pid, boolean ready, List<PartEntry> parts) {
  /**
   * One part.
   *
   * @param started milliseconds since 1970: with the process id it names one process for ever
   * @param port where it listens
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PartEntry(String name, long pid, long started, int port, String log) {
    static long startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Ends what an earlier cluster left running, and nothing else that has its number since. */
    void endLeftover() {
      ProcessHandle.of(pid)
          .filter(process -> started != 0 && startOf(process) == started)
          .ifPresent(
              process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.onExit().join();
              });
    }
  }
}
