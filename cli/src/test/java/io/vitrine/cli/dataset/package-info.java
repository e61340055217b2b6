@NullMarked
package io.vitrine.cli.dataset;

import org.jspecify.annotations.NullMarked;
