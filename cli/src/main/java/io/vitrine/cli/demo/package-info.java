/** The demo: the shipped network, its pictures and results, and the first minute as a page. */
@NullMarked
package io.vitrine.cli.demo;

import org.jspecify.annotations.NullMarked;
