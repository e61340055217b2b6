/** The vitrine command. */
@NullMarked
package io.vitrine.cli;

import org.jspecify.annotations.NullMarked;
