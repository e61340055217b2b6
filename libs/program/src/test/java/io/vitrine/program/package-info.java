@NullMarked
package io.vitrine.program;

import org.jspecify.annotations.NullMarked;
