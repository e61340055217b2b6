/** Pictures laid out for people. */
@NullMarked
package io.vitrine.cli.picture;

import org.jspecify.annotations.NullMarked;
