/** Makes pictures of what channels look for. */
@NullMarked
package io.vitrine.featureviz;

import org.jspecify.annotations.NullMarked;
