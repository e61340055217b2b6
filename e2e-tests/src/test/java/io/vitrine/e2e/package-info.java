/** The whole system, driven from outside through its command line. */
@NullMarked
package io.vitrine.e2e;

import org.jspecify.annotations.NullMarked;
