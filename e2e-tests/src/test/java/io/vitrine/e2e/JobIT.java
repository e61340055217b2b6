package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.SubmitJobRequest;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobIT {
  @Test
  void featureVisualizationIsRefusedWithAReason() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    URI gateway = URI.create(new ClusterProcesses(vitrine.data()).gateway());
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress(gateway.getHost(), gateway.getPort())
            .usePlaintext()
            .build();
    try {
      JobState state =
          JobsGrpc.newBlockingStub(channel)
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .submit(
                  SubmitJobRequest.newBuilder()
                      .setModel(SharedCluster.SQUEEZENET)
                      .setValue("squeezenet0_relu25_fwd")
                      .addChannels(281)
                      .build());
      assertThat(state.getPhase()).isEqualTo(Phase.REFUSED);
      assertThat(state.getProblem().getReason()).isEqualTo(Problem.Reason.UNSUPPORTED);
      assertThat(state.getProblem().getMessage()).contains("not part of this version");
    } finally {
      channel.shutdownNow();
    }
  }
}
