package io.vitrine.viewer.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.vitrine.protocol.Problem;

/** What went wrong, in words for the user. */
final class Problems {
  private static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("vitrine-problem-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private Problems() {}

  static GatewayException of(Problem problem) {
    String action = problem.getAction().isBlank() ? "" : "\n" + problem.getAction();
    return new GatewayException(problem.getMessage() + action);
  }

  static GatewayException of(Throwable error, String gateway) {
    Metadata trailers = Status.trailersFromThrowable(error);
    byte[] bytes = trailers == null ? null : trailers.get(TRAILER);
    if (bytes != null) {
      try {
        return of(Problem.parseFrom(bytes));
      } catch (InvalidProtocolBufferException e) {
        // A trailer that is no problem: the status below still says what it can.
      }
    }
    Status status = Status.fromThrowable(error);
    String detail =
        status.getDescription() == null ? status.getCode().toString() : status.getDescription();
    if (status.getCode() == Status.Code.UNAVAILABLE) {
      return new GatewayException(
          "No gateway answers at "
              + gateway
              + " ("
              + detail
              + "). Start the cluster with 'vitrine up', or name another with --gateway.");
    }
    return new GatewayException("The gateway at " + gateway + " said: " + detail);
  }
}
