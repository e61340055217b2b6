@NullMarked
package io.vitrine.architectures;

import org.jspecify.annotations.NullMarked;
