/**
 * How the commands reach the gateway: the channel, uploads, and what its errors mean to a person.
 */
@NullMarked
package io.vitrine.cli.connection;

import org.jspecify.annotations.NullMarked;
