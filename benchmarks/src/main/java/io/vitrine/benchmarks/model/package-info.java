/** Reading model files. */
@NullMarked
package io.vitrine.benchmarks.model;

import org.jspecify.annotations.NullMarked;
