package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vitrine.testbed.Signals;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feature visualizations as jobs, from the command line. */
class VisualizeIT {
  private static final String VALUE = "/mixed/concat/Concat_output_0";
  private static final String MODEL = "demo-for-jobs";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static boolean added;

  private Path folder;
  private Vitrine vitrine;

  @BeforeEach
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    vitrine = SharedCluster.get();
    if (!added) {
      vitrine.run("model", "add", DemoFiles.model(), "--name", MODEL).succeeded();
      added = true;
    }
  }

  @Test
  void picturesAreWrittenWithTheirRecipeAndNeverMadeTwice() throws Exception {
    JsonNode job = visualize("2,7", 16, 1, folder.resolve("a")).json();
    assertThat(job.get("phase").asText()).isEqualTo("done");
    assertThat(job.get("results")).hasSize(2);
    for (int channel : List.of(2, 7)) {
      Path file = folder.resolve("a/channel-0000" + channel + ".png");
      BufferedImage picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(64);
      assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
          .as("the recipe in the picture")
          .contains("fourier")
          .contains(job.get("recipe").get("weightsHash").asText());
    }
    assertThat(ImageIO.read(folder.resolve("a/contact-sheet.png").toFile()).getWidth())
        .isGreaterThan(256);

    JsonNode again = visualize("2,7", 16, 1, folder.resolve("b")).json();
    assertThat(names(again)).isEqualTo(names(job));
    assertThat(folder.resolve("b/channel-00007.png"))
        .hasSameBinaryContentAs(folder.resolve("a/channel-00007.png"));
    assertThat(folder.resolve("a/channel-00002.png").toFile())
        .as("another channel, another picture")
        .satisfies(
            file ->
                assertThat(Files.readAllBytes(file.toPath()))
                    .isNotEqualTo(Files.readAllBytes(folder.resolve("a/channel-00007.png"))));

    String id = job.get("job").asText();
    assertThat(vitrine.run("jobs", "list").succeeded().output()).contains(id.substring(0, 12));
    assertThat(vitrine.run("jobs", "show", id.substring(0, 12)).succeeded().output())
        .contains(id)
        .contains("2 of 2")
        .contains("16 steps");
    assertThat(vitrine.run("jobs", "watch", id).succeeded().output()).contains("done");
  }

  @Test
  void resultsMoveToAnotherClusterUnderTheirNames() throws Exception {
    JsonNode job = visualize("11", 8, 1, folder.resolve("pictures")).json();
    Path results = folder.resolve("results");
    String name = names(job).get(0);
    vitrine.run("jobs", "export", job.get("job").asText(), results, "--no-raw").succeeded();
    assertThat(results.resolve(name + ".png"))
        .hasSameBinaryContentAs(folder.resolve("pictures/channel-00011.png"));
    // As if this cluster had never made it.
    Files.delete(vitrine.data().resolve("blobs/records/visualizations").resolve(name));
    assertThat(vitrine.run("jobs", "adopt", results).succeeded().output())
        .contains("Adopted 1 results; 0 were known");
    assertThat(vitrine.run("jobs", "adopt", results).succeeded().output())
        .contains("Adopted 0 results; 1 were known");
    JsonNode found = visualize("11", 8, 1, folder.resolve("again")).json();
    assertThat(names(found)).containsExactly(name);
    assertThat(folder.resolve("again/channel-00011.png"))
        .hasSameBinaryContentAs(results.resolve(name + ".png"));

    Path record = results.resolve(name + ".textproto");
    Files.writeString(record, Files.readString(record).replace("steps: 8", "steps: 9"));
    Files.delete(vitrine.data().resolve("blobs/records/visualizations").resolve(name));
    assertThat(vitrine.run("jobs", "adopt", results).failed().errors()).contains(name);
  }

  @Test
  void aJobIsCancelledAndTakenUpAgain() throws Exception {
    String id = submit("0-7", 16_000, 2);
    JsonNode cancelled = vitrine.run("jobs", "cancel", id, "-o", "json").succeeded().json();
    assertThat(cancelled.get("phase").asText()).isEqualTo("cancelled");
    assertThat(vitrine.run("jobs", "watch", id).failed().errors())
        .contains("cancelled")
        .contains("jobs retry");
    JsonNode retried = vitrine.run("jobs", "retry", id, "-o", "json").succeeded().json();
    assertThat(retried.get("phase").asText()).isIn("queued", "running");
    vitrine.run("jobs", "cancel", id).succeeded();
  }

  @Test
  void whatCannotBeVisualizedIsRefused() throws Exception {
    assertThat(vitrine.run("visualize", MODEL, "--value", "/mixed/concat/Concat").failed().errors())
        .contains("/mixed/concat/Concat");
    assertThat(
            vitrine.run("visualize", MODEL, "--value", VALUE, "--channels", "96").failed().errors())
        .contains("96");
    assertThat(vitrine.run("visualize", "nosuchmodel", "--value", VALUE).failed().errors())
        .contains("nosuchmodel");
    assertThat(vitrine.run("jobs", "show", "nosuchjob").failed().errors()).contains("nosuchjob");
  }

  @Test
  void aJobThatItsWorkerIsKilledInIsFinishedByAnother() throws Exception {
    ClusterProcesses processes = new ClusterProcesses(vitrine.data());
    // Four blocks, of which the first is finished and another begun.
    String id = submit("0-31", 512, 3);
    List<String> wanted = names(vitrine.run("jobs", "show", id, "-o", "json").succeeded().json());
    awaitOneOf(wanted);
    ProcessHandle worker = processes.part("featureviz");
    Signals.send("KILL", worker);
    assertThat(
            vitrine.run("jobs", "show", id, "-o", "json").succeeded().json().get("phase").asText())
        .as("killed before the end")
        .isEqualTo("running");
    vitrine.run("jobs", "watch", id).succeeded();
    processes.awaitSuccessor(worker, "featureviz");

    JsonNode job = vitrine.run("jobs", "show", id, "-o", "json").succeeded().json();
    assertThat(job.get("done").asInt()).isEqualTo(32);
    assertThat(names(job)).isEqualTo(wanted).hasSize(32).doesNotHaveDuplicates();
    assertThat(stored()).as("every result once").containsAll(names(job));
    assertThat(recordsOf(id)).as("results of this job").hasSize(32);
  }

  private CommandResult visualize(String channels, int steps, int seed, Path out) throws Exception {
    return vitrine
        .run(
            "visualize",
            MODEL,
            "--value",
            VALUE,
            "--channels",
            channels,
            "--steps",
            steps,
            "--seed",
            seed,
            "--out",
            out,
            "-o",
            "json")
        .succeeded();
  }

  private String submit(String channels, int steps, int seed) throws Exception {
    return vitrine
        .run(
            "visualize",
            MODEL,
            "--value",
            VALUE,
            "--channels",
            channels,
            "--steps",
            steps,
            "--seed",
            seed,
            "-o",
            "json")
        .succeeded()
        .json()
        .get("job")
        .asText();
  }

  /** Looks at the blob store: a command would take longer than a block. */
  private void awaitOneOf(List<String> names) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (stored().stream().anyMatch(names::contains)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no picture was finished within " + PATIENCE);
  }

  private static List<String> names(JsonNode job) {
    List<String> names = new ArrayList<>();
    job.get("items").forEach(item -> names.add(item.get("name").asText()));
    return names;
  }

  private List<String> stored() throws IOException {
    Path space = vitrine.data().resolve("blobs/records/visualizations");
    if (!Files.exists(space)) {
      return List.of();
    }
    try (Stream<Path> records = Files.list(space)) {
      return records.map(record -> record.getFileName().toString()).toList();
    }
  }

  /** A record names the job that made it. */
  private List<String> recordsOf(String id) throws IOException {
    List<String> made = new ArrayList<>();
    for (String name : stored()) {
      Path record = vitrine.data().resolve("blobs/records/visualizations").resolve(name);
      if (io.vitrine.protocol.Visualization.parseFrom(Files.readAllBytes(record))
          .getJob()
          .equals(id)) {
        made.add(name);
      }
    }
    return made;
  }
}
