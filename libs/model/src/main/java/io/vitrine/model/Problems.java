package io.vitrine.model;

import io.vitrine.network.ModelException;
import io.vitrine.program.ProgramException;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Brings the exceptions of the libraries into the one taxonomy. */
public final class Problems {
  private Problems() {}

  public static Problem of(Throwable thrown) {
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    if (wrapped && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    if (thrown instanceof ModelException model) {
      return problem(Category.CALLER, reason(model.reason()), model.getMessage(), "");
    }
    if (thrown instanceof ProgramException program) {
      return problem(
          Category.valueOf(program.category().name()),
          Reason.valueOf(program.reason().name()),
          program.getMessage(),
          "");
    }
    if (thrown instanceof OutOfMemoryError) {
      return problem(
          Category.POISON,
          Reason.LIMIT,
          "the service's memory does not hold it: " + thrown.getMessage(),
          "give the service more memory (-Xmx)");
    }
    if (thrown instanceof StackOverflowError) {
      return problem(
          Category.POISON, Reason.LIMIT, "it is nested too deeply to be worked on", "flatten it");
    }
    return ProblemException.problemOf(thrown);
  }

  private static Reason reason(ModelException.Reason reason) {
    return switch (reason) {
      case NOT_ONNX, TRUNCATED, INVALID_GRAPH -> Reason.INVALID;
      case MISSING_EXTERNAL_DATA -> Reason.NOT_FOUND;
      case UNSUPPORTED -> Reason.UNSUPPORTED;
      case LIMIT -> Reason.LIMIT;
    };
  }

  private static Problem problem(
      Category category, Reason reason, @Nullable String message, String action) {
    return Problem.newBuilder()
        .setCategory(category)
        .setReason(reason)
        .setMessage(String.valueOf(message))
        .setAction(action)
        .build();
  }
}
