/**
 * The `vitrine` command: one class per subcommand. Talks to the gateway over gRPC only. Exit codes:
 * 0 done, 1 it failed, 2 wrong usage.
 */
@NullMarked
package io.vitrine.cli;

import org.jspecify.annotations.NullMarked;
