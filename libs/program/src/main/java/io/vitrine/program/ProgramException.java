package io.vitrine.program;

import static java.util.Objects.requireNonNull;

/**
 * A network that cannot be compiled, loaded or run. The message names the node, operator or value
 * and says what to do.
 */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Who has to act; the words of {@code vitrine.v1.Problem.Category}. */
  public enum Category {
    /** Asking again unchanged gives the same answer. */
    CALLER,
    /** Something is away for now. */
    RETRIABLE,
    /** This very network or input breaks the engine. */
    POISON,
    /** The engine is wrongly set up. */
    FATAL
  }

  /** What kind of trouble; the words of {@code vitrine.v1.Problem.Reason}. */
  public enum Reason {
    INVALID,
    NOT_FOUND,
    UNSUPPORTED,
    LIMIT,
    INTERNAL
  }

  private final Category category;
  private final Reason reason;

  public ProgramException(Category category, Reason reason, String message) {
    super(requireNonNull(message, "message is null"));
    this.category = category;
    this.reason = reason;
  }

  public ProgramException(Category category, Reason reason, String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.category = category;
    this.reason = reason;
  }

  public Category category() {
    return category;
  }

  public Reason reason() {
    return reason;
  }

  /** A well-formed request that nothing here can do. */
  public static ProgramException unsupported(String message) {
    return new ProgramException(Category.CALLER, Reason.UNSUPPORTED, message);
  }

  /** A malformed request. */
  public static ProgramException invalid(String message) {
    return new ProgramException(Category.CALLER, Reason.INVALID, message);
  }

  /** A name that stands for nothing. */
  public static ProgramException notFound(String message) {
    return new ProgramException(Category.CALLER, Reason.NOT_FOUND, message);
  }
}
