/**
 * What is measured on the pair: how networks change under small perturbations, and how alike two of
 * them are.
 */
@NullMarked
package io.vitrine.demo.measure;

import org.jspecify.annotations.NullMarked;
