package io.vitrine.gateway.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.vitrine.gateway.border.Statuses;
import io.vitrine.gateway.models.MissingFilesException;
import io.vitrine.protocol.MissingFiles;
import io.vitrine.protocol.Problem;
import io.vitrine.transport.ProblemException;
import org.jboss.logging.Logger;

/**
 * What went wrong, as a failed call carries it: a status, and the problem in the trailer
 * vitrine-problem-bin.
 */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final Metadata.Key<byte[]> PROBLEM =
      Metadata.Key.of("vitrine-problem-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Metadata.Key<byte[]> MISSING =
      Metadata.Key.of("vitrine-missing-files-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private Failures() {}

  static Throwable of(Throwable failure) {
    if (failure instanceof StatusRuntimeException || failure instanceof StatusException) {
      return failure;
    }
    if (failure instanceof MissingFilesException missing) {
      Metadata trailers = trailers(missing.problem());
      trailers.put(
          MISSING, MissingFiles.newBuilder().addAllPaths(missing.paths()).build().toByteArray());
      return Status.FAILED_PRECONDITION
          .withDescription(missing.problem().getMessage())
          .asRuntimeException(trailers);
    }
    Problem problem = ProblemException.problemOf(failure);
    if (problem.getCategory() == Problem.Category.FATAL) {
      LOG.error(problem.getMessage(), failure);
    }
    return Statuses.grpc(problem).asRuntimeException(trailers(problem));
  }

  private static Metadata trailers(Problem problem) {
    Metadata trailers = new Metadata();
    trailers.put(PROBLEM, problem.toByteArray());
    return trailers;
  }
}
