@NullMarked
package io.vitrine.demo.picture;

import org.jspecify.annotations.NullMarked;
