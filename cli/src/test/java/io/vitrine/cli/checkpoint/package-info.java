@NullMarked
package io.vitrine.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
