/** Random draws that depend on nothing but what names them. */
@NullMarked
package io.vitrine.featureviz.draws;

import org.jspecify.annotations.NullMarked;
