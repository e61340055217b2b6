package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.testbed.Signals;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dies and what goes on. */
class LossIT {
  private Path folder;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void runsAnswerWithoutRedis() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    ClusterProcesses processes = new ClusterProcesses(vitrine.data());
    ProcessHandle redis = processes.part("redis");
    Signals.send("KILL", redis);
    vitrine.run("run", SharedCluster.SQUEEZENET, "--image", unseen(1)).succeeded();
    vitrine.run("run", SharedCluster.SQUEEZENET, "--image", OutsideData.kitten()).succeeded();
    processes.awaitSuccessor(redis, "redis");
  }

  @Test
  void aRunThatItsWorkerDiedOnIsAnswered() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    ClusterProcesses processes = new ClusterProcesses(vitrine.data());
    ProcessHandle inference = processes.part("inference");
    // Frozen, so that the request is in its hands and not done when it dies.
    Signals.send("STOP", inference);
    Vitrine.Running run = vitrine.start("run", SharedCluster.SQUEEZENET, "--image", unseen(2));
    Thread.sleep(3_000);
    assertThat(run.process().isAlive()).as("the run waits").isTrue();
    Signals.send("KILL", inference);
    run.await().succeeded();
    processes.awaitSuccessor(inference, "inference");
  }

  /** A picture whose activations nobody has cached. */
  private Path unseen(long seed) throws IOException {
    BufferedImage image = new BufferedImage(224, 224, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed * System.nanoTime());
    for (int y = 0; y < 224; y++) {
      for (int x = 0; x < 224; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    Path file = folder.resolve("unseen" + seed + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
