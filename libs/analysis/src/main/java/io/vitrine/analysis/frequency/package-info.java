/** Shares of energy at high spatial frequencies. */
@NullMarked
package io.vitrine.analysis.frequency;

import org.jspecify.annotations.NullMarked;
