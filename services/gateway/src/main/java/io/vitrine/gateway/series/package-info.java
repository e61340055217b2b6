/**
 * Training runs: models of one graph in the order of their training, and what analyses of them
 * found.
 */
@NullMarked
package io.vitrine.gateway.series;

import org.jspecify.annotations.NullMarked;
