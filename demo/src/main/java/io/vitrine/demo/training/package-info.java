/** The program that trains the demo network and the pair. */
@NullMarked
package io.vitrine.demo.training;

import org.jspecify.annotations.NullMarked;
