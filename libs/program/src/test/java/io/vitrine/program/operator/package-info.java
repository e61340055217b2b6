@NullMarked
package io.vitrine.program.operator;

import org.jspecify.annotations.NullMarked;
