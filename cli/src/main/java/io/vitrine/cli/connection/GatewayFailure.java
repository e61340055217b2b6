package io.vitrine.cli.connection;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.vitrine.protocol.MissingFiles;
import io.vitrine.protocol.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that the gateway refused or could not be made, in words. */
public final class GatewayFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Metadata.Key<byte[]> PROBLEM =
      Metadata.Key.of("vitrine-problem-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Metadata.Key<byte[]> MISSING =
      Metadata.Key.of("vitrine-missing-files-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final String message;
  private final String action;
  private final List<String> missingFiles;
  private final Status.Code status;

  private GatewayFailure(
      String message, String action, List<String> missingFiles, StatusRuntimeException cause) {
    super(message, cause);
    this.status = cause.getStatus().getCode();
    this.message = message;
    this.action = action;
    this.missingFiles = missingFiles;
  }

  /** What a failed call means to the person who made it. */
  public static GatewayFailure of(StatusRuntimeException failure, GatewayAddress address) {
    Metadata trailers = failure.getTrailers() == null ? new Metadata() : failure.getTrailers();
    byte[] problem = trailers.get(PROBLEM);
    try {
      if (problem != null) {
        Problem said = Problem.parseFrom(problem);
        return new GatewayFailure(said.getMessage(), said.getAction(), missing(trailers), failure);
      }
    } catch (InvalidProtocolBufferException e) {
      failure.addSuppressed(e);
    }
    return withoutProblem(failure, address);
  }

  private static GatewayFailure withoutProblem(
      StatusRuntimeException failure, GatewayAddress address) {
    Status status = failure.getStatus();
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          new GatewayFailure(
              "no gateway answers at " + address.url(),
              "Start a cluster with 'vitrine up --detach', or name another gateway with --gateway URL.",
              List.of(),
              failure);
      case DEADLINE_EXCEEDED ->
          new GatewayFailure(
              "no answer from " + address.url() + " within the timeout",
              "Look at 'vitrine status', or wait longer with --timeout SECONDS.",
              List.of(),
              failure);
      case UNIMPLEMENTED ->
          new GatewayFailure(
              address.url()
                  + " is no Vitrine gateway, or one of another version: "
                  + status.getDescription(),
              "Check --gateway.",
              List.of(),
              failure);
      default ->
          new GatewayFailure(
              "the gateway at "
                  + address.url()
                  + " failed: "
                  + status.getCode()
                  + words(status.getDescription()),
              "Its log tells more: DATA/logs/gateway.log.",
              List.of(),
              failure);
    };
  }

  private static String words(@Nullable String description) {
    return description == null ? "" : ", " + description;
  }

  private static List<String> missing(Metadata trailers) throws InvalidProtocolBufferException {
    byte[] missing = trailers.get(MISSING);
    return missing == null
        ? List.of()
        : List.copyOf(MissingFiles.parseFrom(missing).getPathsList());
  }

  /** The call's status. */
  public Status.Code status() {
    return status;
  }

  /** What happened. */
  public String message() {
    return message;
  }

  /** What to do about it; may be empty. */
  public String action() {
    return action;
  }

  /**
   * External data that the model names and the request lacked; paths relative to the model file.
   * Usually empty.
   */
  public List<String> missingFiles() {
    return missingFiles;
  }
}
