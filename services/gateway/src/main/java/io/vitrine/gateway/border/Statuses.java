package io.vitrine.gateway.border;

import io.grpc.Status;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;

/** The one place where a problem becomes a gRPC status and an HTTP status. */
public final class Statuses {
  private static final int CLIENT_CLOSED_REQUEST = 499;

  private Statuses() {}

  /** The gRPC status, with the problem's message as its description. */
  public static Status grpc(Problem problem) {
    return code(problem).toStatus().withDescription(problem.getMessage());
  }

  private static Status.Code code(Problem problem) {
    return switch (problem.getReason()) {
      case INVALID -> callers(problem) ? Status.Code.INVALID_ARGUMENT : Status.Code.INTERNAL;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
      case ALREADY_EXISTS -> Status.Code.ALREADY_EXISTS;
      case UNSUPPORTED ->
          callers(problem) ? Status.Code.INVALID_ARGUMENT : Status.Code.UNIMPLEMENTED;
      case LIMIT -> Status.Code.RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case TIMEOUT -> Status.Code.DEADLINE_EXCEEDED;
      case CANCELLED -> Status.Code.ABORTED;
      case INTERNAL, REASON_UNSPECIFIED, UNRECOGNIZED -> Status.Code.INTERNAL;
    };
  }

  /** The HTTP status. */
  public static int http(Problem problem) {
    return switch (problem.getReason()) {
      case INVALID -> callers(problem) ? 400 : 500;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS -> 409;
      case UNSUPPORTED -> 422;
      case LIMIT -> callers(problem) ? 413 : 503;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
      case CANCELLED -> CLIENT_CLOSED_REQUEST;
      case INTERNAL, REASON_UNSPECIFIED, UNRECOGNIZED -> 500;
    };
  }

  private static boolean callers(Problem problem) {
    return problem.getCategory() == Category.CALLER || problem.getCategory() == Category.POISON;
  }
}
