/** What a walker can do, and how, whatever is in the hands. */
@NullMarked
package io.vitrine.viewer.action;

import org.jspecify.annotations.NullMarked;
