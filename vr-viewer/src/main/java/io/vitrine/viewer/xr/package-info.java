/**
 * A headset: the OpenXR session and its life, hands with controllers, and how the tracked room lies
 * in the hall.
 */
@NullMarked
package io.vitrine.viewer.xr;

import org.jspecify.annotations.NullMarked;
