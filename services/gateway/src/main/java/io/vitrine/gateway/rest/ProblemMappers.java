package io.vitrine.gateway.rest;

import io.vitrine.gateway.models.MissingFilesException;
import io.vitrine.protocol.Problem;
import io.vitrine.transport.ProblemException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What went wrong, as HTTP callers get it. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int UNPROCESSABLE = 422;

  @ServerExceptionMapper
  Response known(ProblemException failure) {
    if (failure.problem().getCategory() == Problem.Category.FATAL) {
      LOG.error(failure.problem().getMessage(), failure);
    }
    return ProblemDocument.response(failure.problem());
  }

  @ServerExceptionMapper
  Response missing(MissingFilesException failure) {
    return ProblemDocument.response(failure.problem(), UNPROCESSABLE, failure.paths());
  }

  @ServerExceptionMapper
  Response unknown(RuntimeException failure) {
    if (failure instanceof jakarta.ws.rs.WebApplicationException http) {
      return http.getResponse();
    }
    LOG.error("a request broke", failure);
    return ProblemDocument.response(ProblemException.problemOf(failure));
  }
}
