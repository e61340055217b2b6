@NullMarked
package io.vitrine.demo.export;

import org.jspecify.annotations.NullMarked;
