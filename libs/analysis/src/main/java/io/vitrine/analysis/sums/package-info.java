/** Sums over rows that can be taken in pieces and merged. */
@NullMarked
package io.vitrine.analysis.sums;

import org.jspecify.annotations.NullMarked;
