/** Answers import requests: reads, checks and describes model files. */
@NullMarked
package io.vitrine.inference.importing;

import org.jspecify.annotations.NullMarked;
