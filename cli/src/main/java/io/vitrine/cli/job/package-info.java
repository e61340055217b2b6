/** Jobs as a person follows them: how far they are, what they found. */
@NullMarked
package io.vitrine.cli.job;

import org.jspecify.annotations.NullMarked;
