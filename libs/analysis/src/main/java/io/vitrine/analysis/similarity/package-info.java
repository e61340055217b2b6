/** How alike two values are over the same pictures. */
@NullMarked
package io.vitrine.analysis.similarity;

import org.jspecify.annotations.NullMarked;
