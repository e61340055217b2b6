/**
 * What the queue knows of the work it hands out: blocks that can be stopped, saved and gone on
 * with.
 */
@NullMarked
package io.vitrine.featureviz.block;

import org.jspecify.annotations.NullMarked;
