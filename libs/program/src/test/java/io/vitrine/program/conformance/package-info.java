@NullMarked
package io.vitrine.program.conformance;

import org.jspecify.annotations.NullMarked;
