@NullMarked
package io.vitrine.demo.judge;

import org.jspecify.annotations.NullMarked;
