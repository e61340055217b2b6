package io.vitrine.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.FilesGrpc;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.ListJobsRequest;
import io.vitrine.protocol.ModelsGrpc;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.PrioritizeJobRequest;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.protocol.Visualization;
import io.vitrine.transport.ContentNames;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClusterOfTests.class)
class JobsIT {
  private final DrawnCluster cluster = DrawnCluster.shared();
  private final DrawnDispatcher dispatcher = DrawnDispatcher.shared();
  private ManagedChannel channel;
  private JobsGrpc.JobsBlockingStub jobs;

  @BeforeEach
  void connect() {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", RestAssured.port).usePlaintext().build();
    jobs = JobsGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    ModelsGrpc.newBlockingStub(channel)
        .add(
            AddModelRequest.newBuilder()
                .setName("jobbed")
                .addFiles(cluster.file("jobbed.onnx", "bytes of jobs"))
                .build());
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  private JobState submit(String value) {
    return jobs.submit(
        SubmitJobRequest.newBuilder()
            .setModel("jobbed")
            .setValue(value)
            .addChannels(3)
            .setOwner("ada")
            .setPriority(2)
            .build());
  }

  private static JobQuery query(String job) {
    return JobQuery.newBuilder().setJob(job).build();
  }

  @Test
  void jobIsSubmittedShownListedAndCommanded() {
    JobState job = submit("near");
    assertThat(job.getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(job.getOwner()).isEqualTo("ada");
    assertThat(job.getPriority()).isEqualTo(2);
    assertThat(job.getRequest().getFeatureVisualization().getDescription().getSize())
        .as("the dispatcher is told where the network is described")
        .isPositive();
    assertThat(jobs.show(query(job.getJob().substring(0, 13)))).isEqualTo(job);
    assertThat(jobs.list(ListJobsRequest.getDefaultInstance()).getJobsList())
        .filteredOn(listed -> listed.getJob().equals(job.getJob()))
        .singleElement()
        .satisfies(listed -> assertThat(listed.getItemsList()).isEmpty());
    assertThat(jobs.pause(query(job.getJob())).getPaused()).isTrue();
    assertThat(jobs.resume(query(job.getJob())).getPaused()).isFalse();
    assertThat(
            jobs.prioritize(
                    PrioritizeJobRequest.newBuilder().setJob(job.getJob()).setPriority(-1).build())
                .getPriority())
        .isEqualTo(-1);
    assertThat(jobs.cancel(query(job.getJob())).getPhase()).isEqualTo(Phase.CANCELLED);
    assertThat(jobs.retry(query(job.getJob())).getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(submit("nowhere").getProblem().getMessage()).contains("'nowhere'");
    assertThatThrownBy(() -> jobs.show(query("no-such-job")))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("no-such-job");
  }

  @Test
  void watcherHearsStatesAndProgressUntilTheEnd() {
    JobState job = submit("near");
    dispatcher.step(job.getJob(), 1, "first preview");
    Iterator<JobEvent> events = jobs.watch(query(job.getJob()));
    assertThat(events.next().getState().getPhase()).isEqualTo(Phase.QUEUED);
    dispatcher.phase(job.getJob(), Phase.RUNNING);
    dispatcher.step(job.getJob(), 2, "");
    dispatcher.step(job.getJob(), 4, "");
    dispatcher.phase(job.getJob(), Phase.DONE);
    List<JobEvent> heard = new ArrayList<>();
    events.forEachRemaining(heard::add);
    assertThat(heard.get(heard.size() - 1).getState().getPhase()).isEqualTo(Phase.DONE);
    List<JobEvent> progress = heard.stream().filter(JobEvent::hasProgress).toList();
    assertThat(progress.get(progress.size() - 1).getProgress().getStepsDone()).isEqualTo(4);
    assertThat(
            progress.stream()
                .map(event -> event.getProgress().getItems(0).getPreviewPng().toStringUtf8()))
        .as("a preview that did not change is not lost, however little a watcher hears")
        .contains("first preview");
    assertThat(jobs.watch(query(job.getJob())).next().getState().getPhase()).isEqualTo(Phase.DONE);
  }

  @Test
  void resultsAreAdoptedOnceAndReadByName() {
    Objective objective = Objective.newBuilder().setValue("near").setChannel(77).build();
    byte[] large = new byte[700_000];
    large[600_000] = 7;
    FileReference png = cluster.blobs.put(large);
    Visualization made =
        Visualization.newBuilder()
            .setName(ContentNames.visualization(DrawnDispatcher.RECIPE, objective))
            .setRecipe(DrawnDispatcher.RECIPE)
            .setObjective(objective)
            .setPng(png)
            .setRaw(cluster.file("raw.npy", "raw"))
            .setModel("first")
            .build();
    assertThat(jobs.adopt(made)).isEqualTo(made);
    assertThat(jobs.adopt(made.toBuilder().setModel("second").build()))
        .as("the first one wins")
        .isEqualTo(made);
    assertThat(jobs.result(ResultQuery.newBuilder().setName(made.getName()).build()))
        .isEqualTo(made);
    assertThatThrownBy(() -> jobs.adopt(made.toBuilder().setName("0123").build()))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining(made.getName());
    assertThatThrownBy(() -> jobs.result(ResultQuery.newBuilder().setName("0123").build()))
        .hasMessageContaining("NOT_FOUND");

    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Iterator<FileChunk> chunks = FilesGrpc.newBlockingStub(channel).get(png);
    while (chunks.hasNext()) {
      byte[] chunk = chunks.next().getData().toByteArray();
      assertThat(chunk.length).isLessThanOrEqualTo(256 << 10);
      read.writeBytes(chunk);
    }
    assertThat(read.toByteArray()).isEqualTo(large);
    assertThatThrownBy(
            () ->
                FilesGrpc.newBlockingStub(channel)
                    .get(png.toBuilder().setSha256(made.getRecipe().getGraphHash()).build())
                    .next())
        .hasMessageContaining("INVALID_ARGUMENT");

    String path = "/api/visualizations/" + made.getName();
    given()
        .get(path)
        .then()
        .statusCode(200)
        .body("channel", equalTo(77))
        .body("recipe.method", equalTo("drawn"));
    assertThat(given().get(path + "/png").asByteArray()).isEqualTo(large);
    assertThat(given().get("/api/files/" + ContentNames.hex(png.getSha256())).asByteArray())
        .isEqualTo(large);
    given().get("/api/visualizations/0123").then().statusCode(404);
  }

  @Test
  void jobsOverHttp() {
    String job =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("model", "jobbed", "value", "near", "channels", List.of(3, 4)))
            .post("/api/jobs")
            .then()
            .statusCode(200)
            .body("phase", equalTo("queued"))
            .body("owner", equalTo("everyone"))
            .body("items.channel", equalTo(List.of(3, 4)))
            .extract()
            .path("job");
    given().get("/api/jobs").then().statusCode(200).body("job", hasItem(job));
    dispatcher.step(job, 1, "a preview");
    given().get("/api/jobs/" + job + "/previews/9").then().statusCode(404);
    Iterator<JobEvent> events = jobs.watch(query(job));
    while (!events.next().hasProgress()) {
      assertThat(events.hasNext()).isTrue();
    }
    given()
        .get("/api/jobs/" + job)
        .then()
        .statusCode(200)
        .body("progress[0].stepsDone", equalTo(1))
        .body("progress[0].channels[0].channel", equalTo(3));
    assertThat(given().get("/api/jobs/" + job + "/previews/3").asString()).isEqualTo("a preview");
    given().post("/api/jobs/" + job + "/priority?value=4").then().body("priority", equalTo(4));
    given().post("/api/jobs/" + job + "/pause").then().body("paused", equalTo(true));
    given().post("/api/jobs/" + job + "/resume").then().body("paused", equalTo(false));
    given().post("/api/jobs/" + job + "/cancel").then().body("phase", equalTo("cancelled"));
    given().post("/api/jobs/" + job + "/retry").then().body("phase", equalTo("queued"));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("model", "nowhere"))
        .post("/api/jobs")
        .then()
        .statusCode(404)
        .body("detail", containsString("'nowhere'"));
  }
}
