/** The text of a program while it is written: operands, identifiers, lines. */
@NullMarked
package io.vitrine.program.text;

import org.jspecify.annotations.NullMarked;
