package io.vitrine.cli.output;

/**
 * A command could not do its work: what happened and what to do about it, in words for the person
 * who asked. Exit code 1.
 */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String action;

  /**
   * @param message what happened, naming the file, model or address
   * @param action what to do about it; may be empty
   */
  public CommandFailed(String message, String action) {
    super(message);
    this.action = action;
  }

  /** What to do about it; may be empty. */
  public String action() {
    return action;
  }
}
