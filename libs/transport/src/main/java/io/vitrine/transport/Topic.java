package io.vitrine.transport;

import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every topic: its name, its key, how many partitions it has and how long it keeps what.
 *
 * <p>What a share group takes has one partition: all its members work on one partition side by
 * side, whereas of several each is given to some of them, and those of a killed member stand still
 * until its session times out.
 */
public enum Topic {
  /** {@code RunRequest} by run: someone is waiting. Share group {@code inference}. */
  REQUESTS_INTERACTIVE("requests-interactive", 1, Keep.hours(24)),
  /** {@code RunRequest} by run: nobody is waiting. Share group {@code inference-batch}. */
  REQUESTS_BATCH("requests-batch", 1, Keep.hours(24 * 7)),
  /** {@code RunRecord} by run: what became of each request. */
  RUNS("runs", 1, Keep.hours(24)),
  /**
   * {@code ActivationChunk} by run, u8, coarsest level first: one run is one partition in order.
   */
  ACTIVATIONS_VIEW("activations-view", 4, Keep.bulk(Duration.ofMinutes(15), 256L << 20)),
  /** {@code ActivationChunk} by run, f16 or f32. */
  ACTIVATIONS_EXACT("activations-exact", 4, Keep.bulk(Duration.ofMinutes(15), 512L << 20)),
  /** {@code ImportRequest} by request. Share group {@code importers}. */
  IMPORT_REQUESTS("import-requests", 1, Keep.hours(24)),
  /** {@code ImportResult} by request. */
  IMPORT_RESULTS("import-results", 1, Keep.hours(24)),
  /** {@code LayoutRequest} by request. Share group {@code layout}. */
  LAYOUT_REQUESTS("layout-requests", 1, Keep.hours(24)),
  /** {@code LayoutResult} by request. */
  LAYOUT_RESULTS("layout-results", 1, Keep.hours(24)),
  /** {@code JobRequest} by job. One partition: its owner is the one active dispatcher. */
  JOB_REQUESTS("job-requests", 1, Keep.hours(24 * 7)),
  /**
   * {@code JobStateRecord}, the truth about jobs: by job, job/block, job/block/claim and
   * job/block/report the whole latest state.
   */
  JOB_STATE("job-state", 1, Keep.latest()),
  /** {@code JobControl} by job: cancelled or paused; every worker tails it. */
  JOB_CONTROL("job-control", 1, Keep.latest()),
  /** Previews and progress by job. */
  JOB_PROGRESS("job-progress", 1, Keep.hours(1)),
  /**
   * {@code WorkBlock} by job/block. Share group {@code workers}; trimmed behind finished blocks,
   * not by time.
   */
  WORK("work", 1, Keep.all());

  private final String topicName;
  private final int partitions;
  private final Map<String, String> configuration;

  Topic(String topicName, int partitions, Map<String, String> configuration) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.configuration = configuration;
  }

  /** The topic of that name, as a record names it. */
  public static Topic named(String topicName) {
    for (Topic topic : values()) {
      if (topic.topicName.equals(topicName)) {
        return topic;
      }
    }
    throw ProblemException.fatal(
        Reason.INVALID,
        "there is no topic '" + topicName + "'",
        "run the same version of every service",
        null);
  }

  public String topicName() {
    return topicName;
  }

  public int partitions() {
    return partitions;
  }

  /** Topic configuration as Kafka names it. */
  Map<String, String> configuration() {
    return configuration;
  }

  /** What a topic keeps. */
  private static final class Keep {
    private Keep() {}

    static Map<String, String> hours(long hours) {
      return Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofHours(hours)));
    }

    /** Segments are small, since only whole segments are thrown away. */
    static Map<String, String> bulk(Duration time, long bytesPerPartition) {
      Map<String, String> keep = new LinkedHashMap<>();
      keep.put("cleanup.policy", "delete");
      keep.put("retention.ms", millis(time));
      keep.put("retention.bytes", Long.toString(bytesPerPartition));
      keep.put("segment.bytes", Long.toString(bytesPerPartition / 8));
      return Map.copyOf(keep);
    }

    static Map<String, String> latest() {
      return Map.of("cleanup.policy", "compact");
    }

    static Map<String, String> all() {
      return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    }

    private static String millis(Duration time) {
      return Long.toString(time.toMillis());
    }
  }
}
