/** What units and layers do over a whole data set. */
@NullMarked
package io.vitrine.analysis.units;

import org.jspecify.annotations.NullMarked;
