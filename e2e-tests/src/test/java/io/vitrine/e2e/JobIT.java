package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.FilesGrpc;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobQuery;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.protocol.Visualization;
import io.vitrine.testbed.Signals;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobIT {
  private static final int SIZE = 64;
  private static final int STEPS = 12;

  private ManagedChannel channel;
  private JobsGrpc.JobsBlockingStub jobs;

  @BeforeEach
  void connect() throws Exception {
    URI gateway = URI.create(new ClusterProcesses(SharedCluster.get().data()).gateway());
    channel =
        ManagedChannelBuilder.forAddress(gateway.getHost(), gateway.getPort())
            .usePlaintext()
            .build();
    jobs = JobsGrpc.newBlockingStub(channel).withDeadlineAfter(180, TimeUnit.SECONDS);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  private static SubmitJobRequest.Builder request(String value) {
    return SubmitJobRequest.newBuilder()
        .setModel(SharedCluster.SQUEEZENET)
        .setValue(value)
        .addChannels(281)
        .addChannels(7)
        .setSize(SIZE)
        .setSteps(STEPS);
  }

  private byte[] bytes(FileReference file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FilesGrpc.newBlockingStub(channel)
        .get(file)
        .forEachRemaining((FileChunk chunk) -> bytes.writeBytes(chunk.getData().toByteArray()));
    return bytes.toByteArray();
  }

  @Test
  void featureVisualizationsAreMadeWatchedAndFoundAgain() throws IOException {
    SubmitJobRequest request = request("squeezenet0_relu25_fwd").build();
    JobState submitted = jobs.submit(request);
    assertThat(submitted.getProblem().getMessage()).isEmpty();
    List<JobEvent> events = new ArrayList<>();
    jobs.watch(JobQuery.newBuilder().setJob(submitted.getJob()).build())
        .forEachRemaining(events::add);
    JobState done = events.get(events.size() - 1).getState();
    assertThat(done.getPhase()).as(done.getProblem().getMessage()).isEqualTo(Phase.DONE);
    assertThat(events).anyMatch(event -> event.getProgress().getStepsDone() == STEPS);
    assertThat(done.getItemsList())
        .hasSize(2)
        .allSatisfy(
            item -> {
              Visualization result =
                  jobs.result(ResultQuery.newBuilder().setName(item.getName()).build());
              assertThat(result.getObjective()).isEqualTo(item.getObjective());
              assertThat(result.getCurveList()).hasSize(STEPS);
              BufferedImage picture =
                  ImageIO.read(new ByteArrayInputStream(bytes(result.getPng())));
              assertThat(picture.getWidth()).isEqualTo(SIZE);
              assertThat(picture.getHeight()).isEqualTo(SIZE);
            });
    assertThat(jobs.submit(request).getPhase()).as("asked again").isEqualTo(Phase.DONE);
  }

  @Test
  void whatCannotBeDoneIsRefusedWithAReason() {
    JobState refused = jobs.submit(request("squeezenet0_relu99_fwd").build());
    assertThat(refused.getPhase()).isEqualTo(Phase.REFUSED);
    assertThat(refused.getProblem().getReason()).isEqualTo(Problem.Reason.NOT_FOUND);
    assertThat(refused.getProblem().getMessage()).contains("squeezenet0_relu99_fwd");
  }

  @Test
  void jobWhoseWorkerIsKilledIsFinishedByTheNext() throws Exception {
    ClusterProcesses processes = new ClusterProcesses(SharedCluster.get().data());
    JobState job = jobs.submit(request("squeezenet0_relu25_fwd").setSteps(160).setSeed(9).build());
    assertThat(job.getProblem().getMessage()).isEmpty();
    Iterator<JobEvent> events = jobs.watch(JobQuery.newBuilder().setJob(job.getJob()).build());
    JobEvent event = events.next();
    while (event.getProgress().getStepsDone() == 0) {
      event = events.next();
    }
    ProcessHandle worker = processes.part("featureviz");
    Signals.send("KILL", worker);
    processes.awaitSuccessor(worker, "featureviz");
    while (events.hasNext()) {
      event = events.next();
    }
    JobState done = event.getState();
    assertThat(done.getPhase()).as(done.getProblem().getMessage()).isEqualTo(Phase.DONE);
    assertThat(done.getItemsList())
        .allSatisfy(
            item ->
                assertThat(
                        jobs.result(ResultQuery.newBuilder().setName(item.getName()).build())
                            .getJob())
                    .isEqualTo(job.getJob()));
  }
}
