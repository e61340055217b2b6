package io.vitrine.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.npy.Npy;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunDeaths;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.ModelDeaths;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when parts die. */
class FailureIT {
  @Test
  void runsAreAnsweredWithoutRedisAndAfterTheServiceWasKilled() throws Exception {
    try (Testbed testbed = Testbed.start()) {
      Path blobs = testbed.folder().resolve("blobs");
      try (Asker asker = new Asker(testbed, blobs)) {
        ServiceProcess first = ServiceProcess.start(testbed, blobs);
        ModelReference model =
            asker.model(
                TestData.file("models/squeezenet1.1/squeezenet1.1.onnx"),
                Preprocessing.getDefaultInstance());
        var picture = List.of(Asker.picture(asker.put(TestData.file("photos/kitten_224.png"))));
        testbed.killRedis();
        asker.run(model, picture, all()).complete();
        asker.run(model, picture, all()).complete();

        List<Asker.Run> runs =
            List.of(
                asker.run(model, picture, all()),
                asker.run(model, picture, all()),
                asker.run(model, picture, all()),
                asker.run(model, picture, all()));
        while (runs.get(0).started.isEmpty()) {
          Thread.sleep(1);
        }
        first.kill();
        try (ServiceProcess second = ServiceProcess.start(testbed, blobs)) {
          for (Asker.Run run : runs) {
            RunRecord end = run.end();
            assertThat(end.hasFinished()).isTrue();
          }
          assertThat(runs).anyMatch(run -> run.end().getAttempt() > 1);
          assertThat(second.health("ready")).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void aModelThatEndsTheServiceIsNotRunAgainUnasked(@TempDir Path folder) throws Exception {
    try (Testbed testbed = Testbed.start()) {
      Path blobs = testbed.folder().resolve("blobs");
      try (Asker asker = new Asker(testbed, blobs)) {
        ServiceProcess service = ServiceProcess.start(testbed, blobs);
        ModelReference endless =
            asker
                .model(
                    EndlessModel.write(folder.resolve("endless.onnx")),
                    Preprocessing.getDefaultInstance())
                .toBuilder()
                .setName("endless")
                .build();
        ModelReference fine =
            asker.model(
                TestData.file("models/squeezenet1.1/squeezenet1.1.onnx"),
                Preprocessing.getDefaultInstance());
        byte[] four =
            Npy.bytes(
                new Tensor(
                    ElementType.FLOAT32,
                    Shape.of(4),
                    ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)));
        List<RunInput> input = List.of(Asker.npy("x", asker.put("four.npy", four)));
        Asker.Run run = asker.run(endless, input, all());
        long begun = 0;
        for (int deaths = 0; !run.end.isDone(); deaths++) {
          assertThat(deaths).isLessThan(6);
          if (deaths == 0) {
            Thread.sleep(5_000); // nothing tells that a first attempt has begun
          } else {
            begun = awaitAttempt(asker, run, begun);
          }
          if (!run.end.isDone()) {
            service.kill();
            service = ServiceProcess.start(testbed, blobs);
          }
        }
        try (ServiceProcess last = service) {
          assertPoison(run.end(), "the model 'endless' is not run");
          assertPoison(asker.run(endless, input, all()).end(), "the model 'endless' is not run");
          var picture = List.of(Asker.picture(asker.put(TestData.file("photos/kitten_224.png"))));
          asker.run(fine, picture, all()).complete();
          ModelDeaths.forgive(asker.blobs(), endless);
          Asker.Run asked = asker.run(endless, input, all());
          Thread.sleep(2_000);
          assertThat(asked.end).as("it is being tried").isNotDone();
          assertThat(last.alive()).isTrue();
          last.kill();
        }
      }
    }
  }

  /** Waits for an attempt later than another, or for the end; gives the time it was noted at. */
  private static long awaitAttempt(Asker asker, Asker.Run run, long after) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!run.end.isDone()) {
      for (String name : asker.blobs().list("suspect-runs")) {
        byte[] note = asker.blobs().read("suspect-runs", name).orElseThrow();
        long at = RunDeaths.parseFrom(note).getAtMs();
        if (at > after) {
          Thread.sleep(500);
          return at;
        }
      }
      assertThat(System.nanoTime()).as("the run is tried again").isLessThan(deadline);
      Thread.sleep(50);
    }
    return after;
  }

  private static void assertPoison(RunRecord end, String message) {
    assertThat(end.hasFailed()).isTrue();
    assertThat(end.getFailed().getProblem().getCategory()).isEqualTo(Problem.Category.POISON);
    assertThat(end.getFailed().getProblem().getMessage()).contains(message);
    assertThat(end.getFailed().getProblem().getAction()).contains("model set endless --run-again");
  }

  private static RunRequest.Builder all() {
    return RunRequest.newBuilder().setAllValues(true);
  }
}
