/**
 * Finds types and shapes of values. One table of operators, one class per family; an operator is
 * one entry.
 */
@NullMarked
package io.vitrine.network.shape;

import org.jspecify.annotations.NullMarked;
