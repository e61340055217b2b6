/** What is told about a network before it runs: forms, plumbing, classes. */
@NullMarked
package io.vitrine.inference.describe;

import org.jspecify.annotations.NullMarked;
