package io.vitrine.program;

/**
 * A node that cannot be compiled.
 *
 * @param reason what is missing, for a person
 */
public record UnsupportedNode(String node, String op, String domain, String reason) {
  @Override
  public String toString() {
    return "'%s' (%s): %s".formatted(node, domain.isEmpty() ? op : domain + "." + op, reason);
  }
}
