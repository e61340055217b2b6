/** The table of operators: one small entry per operator, one file per family. */
@NullMarked
package io.vitrine.program.operator;

import org.jspecify.annotations.NullMarked;
