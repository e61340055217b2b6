/**
 * A real broker and a real cache for the tests: containers where a Docker engine answers, else
 * local processes.
 */
@NullMarked
package io.vitrine.testbed;

import org.jspecify.annotations.NullMarked;
