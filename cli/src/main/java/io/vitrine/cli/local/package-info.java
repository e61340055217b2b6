/** The cluster and the viewer on this machine: their files and processes. */
@NullMarked
package io.vitrine.cli.local;

import org.jspecify.annotations.NullMarked;
