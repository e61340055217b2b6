/** The gateway as the viewer sees it. */
@NullMarked
package io.vitrine.viewer.client;

import org.jspecify.annotations.NullMarked;
