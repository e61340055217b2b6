package io.vitrine.transport;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.RunRequest;
import io.vitrine.testbed.Testbed;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What several tests need. */
final class Records {
  static final Duration LONG = Duration.ofSeconds(30);

  private Records() {}

  /** Locks of one second, so that a lost one is seen soon. */
  static KafkaSettings settings(Testbed testbed) {
    return new KafkaSettings(testbed.kafka(), Duration.ofSeconds(30), Duration.ofSeconds(1), 3);
  }

  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  static RunRequest request(String run) {
    return RunRequest.newBuilder().setRun(run).build();
  }

  static ActivationChunk chunk(String run, int firstTile) {
    return ChunkCodec.seal(
        ActivationChunk.newBuilder()
            .setRun(run)
            .setValue("conv")
            .setForm(ActivationChunk.Form.VIEW)
            .setType(ElementType.UINT8)
            .setFirstTile(firstTile)
            .setData(ByteString.copyFromUtf8("tile " + firstTile)));
  }

  static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LONG.toSeconds() + " s: " + what);
      }
      Thread.sleep(20);
    }
  }
}
