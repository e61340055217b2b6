/** Pictures on this machine on their way into a data set. */
@NullMarked
package io.vitrine.cli.dataset;

import org.jspecify.annotations.NullMarked;
