/** What is looked at as one: blocks of layers, which of them stand open, and what then hangs. */
@NullMarked
package io.vitrine.layout.block;

import org.jspecify.annotations.NullMarked;
