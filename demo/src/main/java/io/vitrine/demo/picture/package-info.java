/** The drawn data set: seeded pictures of sixteen nameable classes. */
@NullMarked
package io.vitrine.demo.picture;

import org.jspecify.annotations.NullMarked;
