/** Feature visualization beside Lucent. */
@NullMarked
package io.vitrine.benchmarks.featureviz;

import org.jspecify.annotations.NullMarked;
