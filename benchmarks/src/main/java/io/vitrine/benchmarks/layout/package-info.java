/** Layouts beside ELK layered and ngraph.forcelayout. */
@NullMarked
package io.vitrine.benchmarks.layout;

import org.jspecify.annotations.NullMarked;
