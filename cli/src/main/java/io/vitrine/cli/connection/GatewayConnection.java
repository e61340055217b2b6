package io.vitrine.cli.connection;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.vitrine.protocol.CheckpointsGrpc;
import io.vitrine.protocol.ClusterGrpc;
import io.vitrine.protocol.DataSetsGrpc;
import io.vitrine.protocol.FilesGrpc;
import io.vitrine.protocol.JobsGrpc;
import io.vitrine.protocol.ModelsGrpc;
import io.vitrine.protocol.RunsGrpc;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One connection to a gateway, for one command. Every call ends within the timeout. Errors come as
 * {@link GatewayFailure}. Close it to free its threads.
 */
public final class GatewayConnection implements AutoCloseable {
  /** A description of a network of 20,000 nodes takes about 6 MiB. */
  private static final int MAX_MESSAGE_BYTES = 256 << 20;

  private static final int WINDOW_BYTES = 8 << 20;

  private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

  private final ManagedChannel channel;
  private final GatewayAddress address;
  private final Duration timeout;

  private GatewayConnection(ManagedChannel channel, GatewayAddress address, Duration timeout) {
    this.channel = channel;
    this.address = address;
    this.timeout = timeout;
  }

  /** Connects lazily: a gateway that is away shows at the first call. */
  public static GatewayConnection open(GatewayAddress address, Duration timeout) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .flowControlWindow(WINDOW_BYTES)
            // A gateway that died without a word is noticed while a job is watched.
            .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
    if (!address.tls()) {
      builder.usePlaintext();
    }
    return new GatewayConnection(builder.build(), address, timeout);
  }

  /** The models service. */
  public ModelsGrpc.ModelsBlockingStub models() {
    return ModelsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The runs service. */
  public RunsGrpc.RunsBlockingStub runs() {
    return RunsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The cluster service. */
  public ClusterGrpc.ClusterBlockingStub cluster() {
    return ClusterGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The data sets service. */
  public DataSetsGrpc.DataSetsBlockingStub dataSets() {
    return DataSetsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The checkpoints service. */
  public CheckpointsGrpc.CheckpointsBlockingStub checkpoints() {
    return CheckpointsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The jobs service. */
  public JobsGrpc.JobsBlockingStub jobs() {
    return JobsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The jobs service for calls that last as long as a job does: without a deadline. */
  public JobsGrpc.JobsBlockingStub endlessJobs() {
    return JobsGrpc.newBlockingStub(channel);
  }

  /** How long an answer may take. */
  public Duration timeout() {
    return timeout;
  }

  FilesGrpc.FilesBlockingStub storedFiles() {
    return FilesGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  FilesGrpc.FilesStub files() {
    return FilesGrpc.newStub(channel).withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Makes a call whose errors come as {@link GatewayFailure}. */
  public <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw GatewayFailure.of(e, address);
    }
  }

  GatewayAddress address() {
    return address;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
