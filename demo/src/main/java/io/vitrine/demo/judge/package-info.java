/**
 * Feature visualizations beside what the data set has for the same channels, and a sheet on which a
 * reader matches the two.
 */
@NullMarked
package io.vitrine.demo.judge;

import org.jspecify.annotations.NullMarked;
