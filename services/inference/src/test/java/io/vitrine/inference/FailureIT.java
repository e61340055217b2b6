package io.vitrine.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.testbed.Testbed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static RunRequest.Builder all() {
    return RunRequest.newBuilder().setAllValues(true);
  }
}
