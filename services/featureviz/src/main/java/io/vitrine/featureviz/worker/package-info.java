/** Works on blocks: claims them, saves them after a slice, stores what comes out. */
@NullMarked
package io.vitrine.featureviz.worker;

import org.jspecify.annotations.NullMarked;
