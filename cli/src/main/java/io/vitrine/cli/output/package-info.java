/** What a person or a script sees: tables, JSON, progress. */
@NullMarked
package io.vitrine.cli.output;

import org.jspecify.annotations.NullMarked;
