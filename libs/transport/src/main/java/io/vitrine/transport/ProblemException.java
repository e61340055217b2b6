package io.vitrine.transport;

import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Problem} on its way up to the border where it is mapped. Its message names what and its
 * action what to do.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(
        problem.getAction().isEmpty()
            ? problem.getMessage()
            : problem.getMessage() + ": " + problem.getAction(),
        cause);
    this.problem = problem;
  }

  /** The caller's fault: asking again unchanged gives the same answer. */
  public static ProblemException caller(Reason reason, String message, String action) {
    return of(Category.CALLER, reason, message, action, null);
  }

  /** Something is away for now: asking again may succeed. */
  public static ProblemException retriable(
      Reason reason, String message, String action, @Nullable Throwable cause) {
    return of(Category.RETRIABLE, reason, message, action, cause);
  }

  /** This very input breaks the part that works on it. */
  public static ProblemException poison(
      Reason reason, String message, String action, @Nullable Throwable cause) {
    return of(Category.POISON, reason, message, action, cause);
  }

  /** The part itself is broken or wrongly set up. */
  public static ProblemException fatal(
      Reason reason, String message, String action, @Nullable Throwable cause) {
    return of(Category.FATAL, reason, message, action, cause);
  }

  /**
   * What any exception means in the taxonomy: its own problem, or a fatal internal one that carries
   * its words.
   */
  public static Problem problemOf(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ProblemException known) {
        return known.problem;
      }
    }
    return Problem.newBuilder()
        .setCategory(Category.FATAL)
        .setReason(Reason.INTERNAL)
        .setMessage(thrown.toString())
        .setAction("see the log of the service")
        .build();
  }

  private static ProblemException of(
      Category category, Reason reason, String message, String action, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.newBuilder()
            .setCategory(category)
            .setReason(reason)
            .setMessage(message)
            .setAction(action)
            .build(),
        cause);
  }

  public Problem problem() {
    return problem;
  }
}
