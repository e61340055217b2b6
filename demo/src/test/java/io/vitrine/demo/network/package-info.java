@NullMarked
package io.vitrine.demo.network;

import org.jspecify.annotations.NullMarked;
