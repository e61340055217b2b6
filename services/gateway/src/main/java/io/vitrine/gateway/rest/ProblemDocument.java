package io.vitrine.gateway.rest;

import io.vitrine.gateway.border.Statuses;
import io.vitrine.protocol.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * An error as RFC 9457 wants it (application/problem+json).
 *
 * @param type names the kind of error
 * @param title the kind of error in words
 * @param status the HTTP status
 * @param detail what happened, naming the file, model or field
 * @param action what to do about it; may be empty
 * @param category whose fault it is: caller, retriable, poison or fatal
 * @param missingFiles external data that a model names and that was not given; usually empty
 */
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String action,
    String category,
    List<String> missingFiles) {
  /** The media type. */
  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(Problem problem, int status, List<String> missingFiles) {
    String reason = problem.getReason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    ProblemDocument document =
        new ProblemDocument(
            "urn:vitrine:problem:" + reason,
            reason.replace('-', ' '),
            status,
            problem.getMessage(),
            problem.getAction(),
            problem.getCategory().name().toLowerCase(Locale.ROOT),
            missingFiles);
    return Response.status(status).type(MEDIA_TYPE).entity(document).build();
  }

  static Response response(Problem problem) {
    return response(problem, Statuses.http(problem), List.of());
  }
}
