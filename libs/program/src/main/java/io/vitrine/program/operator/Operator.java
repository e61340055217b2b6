package io.vitrine.program.operator;

/** How the text of one kind of node is written. */
@FunctionalInterface
interface Operator {
  /** Writes the node and gives its outputs. Throws ProgramException when it cannot. */
  void write(NodeText node);
}
