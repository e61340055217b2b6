/** The file format that libtorch loads a program from. */
@NullMarked
package io.vitrine.program.archive;

import org.jspecify.annotations.NullMarked;
