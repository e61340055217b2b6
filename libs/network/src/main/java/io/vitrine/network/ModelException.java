package io.vitrine.network;

import java.util.Optional;

/**
 * A model cannot be taken. The message names the file, the node and the operator as far as they are
 * known, says what is wrong and what to do about it.
 */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of fault it is. All of them are faults of the file, none of the machine. */
  public enum Reason {
    /** The file is something else: a web page, a pointer, an archive, another format. */
    NOT_ONNX,
    /** The file ends before what it announces. */
    TRUNCATED,
    /** Weights kept in other files are not where the model says, or may not be read. */
    MISSING_EXTERNAL_DATA,
    /** It is ONNX, and contradicts itself or the specification. */
    INVALID_GRAPH,
    /** It is valid, and uses something that this program does not run. */
    UNSUPPORTED,
    /** It exceeds one of {@link ReadLimits}. */
    LIMIT
  }

  private final Reason reason;
  private final String file;
  private final String node;
  private final String op;
  private final String problem;

  private ModelException(Reason reason, String file, String node, String op, String problem) {
    super(sentence(file, node, op, problem));
    this.reason = reason;
    this.file = file;
    this.node = node;
    this.op = op;
    this.problem = problem;
  }

  public static ModelException of(Reason reason, String problem) {
    return new ModelException(reason, "", "", "", problem);
  }

  public static ModelException invalid(String problem) {
    return of(Reason.INVALID_GRAPH, problem);
  }

  public static ModelException limit(String problem) {
    return of(Reason.LIMIT, problem);
  }

  /** The same fault, found in this file; unchanged if a file is named already. */
  public ModelException inFile(String name) {
    return file.isEmpty() ? copy(name, node, op) : this;
  }

  /** The same fault, found at this node; unchanged if a node is named already. */
  public ModelException atNode(String name, String operator) {
    return node.isEmpty() && op.isEmpty() ? copy(file, name, operator) : this;
  }

  public ModelException atNode(Node at) {
    return atNode(at.name(), at.domain().isEmpty() ? at.op() : at.domain() + "." + at.op());
  }

  private ModelException copy(String newFile, String newNode, String newOp) {
    ModelException copy = new ModelException(reason, newFile, newNode, newOp, problem);
    copy.setStackTrace(getStackTrace());
    if (getCause() != null) {
      copy.initCause(getCause());
    }
    return copy;
  }

  private static String sentence(String file, String node, String op, String problem) {
    StringBuilder text = new StringBuilder();
    if (!file.isEmpty()) {
      text.append(file).append(": ");
    }
    if (!node.isEmpty() || !op.isEmpty()) {
      text.append("node \"").append(node).append("\" (").append(op).append("): ");
    }
    return text.append(problem).toString();
  }

  public Reason reason() {
    return reason;
  }

  public Optional<String> file() {
    return file.isEmpty() ? Optional.empty() : Optional.of(file);
  }

  public Optional<String> node() {
    return node.isEmpty() ? Optional.empty() : Optional.of(node);
  }

  public Optional<String> op() {
    return op.isEmpty() ? Optional.empty() : Optional.of(op);
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
