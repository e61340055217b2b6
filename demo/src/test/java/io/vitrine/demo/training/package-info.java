@NullMarked
package io.vitrine.demo.training;

import org.jspecify.annotations.NullMarked;
