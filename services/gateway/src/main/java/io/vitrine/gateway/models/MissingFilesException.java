package io.vitrine.gateway.models;

import io.vitrine.protocol.Problem;
import java.util.List;

/** A model keeps weights in files that were not given. */
public final class MissingFilesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final List<String> paths;

  MissingFilesException(Problem problem, List<String> paths) {
    super(problem.getMessage());
    this.problem = problem;
    this.paths = List.copyOf(paths);
  }

  /** What to tell the caller. */
  public Problem problem() {
    return problem;
  }

  /** As the model names them, relative to the model file. */
  public List<String> paths() {
    return paths;
  }
}
