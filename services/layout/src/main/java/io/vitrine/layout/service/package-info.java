/** The service around the placement: takes requests from the broker, stores scenes, answers. */
@NullMarked
package io.vitrine.layout.service;

import org.jspecify.annotations.NullMarked;
