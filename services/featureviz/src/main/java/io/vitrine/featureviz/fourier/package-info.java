/**
 * Feature visualization by the method {@code fourier}: a picture is optimised through its spectrum
 * (Olah, Mordvintsev, Schubert 2017).
 */
@NullMarked
package io.vitrine.featureviz.fourier;

import org.jspecify.annotations.NullMarked;
