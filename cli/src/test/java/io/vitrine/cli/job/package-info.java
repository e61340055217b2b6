@NullMarked
package io.vitrine.cli.job;

import org.jspecify.annotations.NullMarked;
