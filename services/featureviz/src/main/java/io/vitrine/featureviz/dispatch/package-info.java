/** Decides which block is worked on next. One dispatcher of the cluster is active at a time. */
@NullMarked
package io.vitrine.featureviz.dispatch;

import org.jspecify.annotations.NullMarked;
