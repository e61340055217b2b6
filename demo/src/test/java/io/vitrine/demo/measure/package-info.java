@NullMarked
package io.vitrine.demo.measure;

import org.jspecify.annotations.NullMarked;
