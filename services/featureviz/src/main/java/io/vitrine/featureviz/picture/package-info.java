/** Finished pictures as files. */
@NullMarked
package io.vitrine.featureviz.picture;

import org.jspecify.annotations.NullMarked;
