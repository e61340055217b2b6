/** Analyses of checkpoints as jobs: what they are cut into, and how each piece is computed. */
@NullMarked
package io.vitrine.featureviz.checkpoints;

import org.jspecify.annotations.NullMarked;
