/** Work that takes time, done beside the thread that draws. */
@NullMarked
package io.vitrine.viewer.errand;

import org.jspecify.annotations.NullMarked;
