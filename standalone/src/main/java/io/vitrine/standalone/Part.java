package io.vitrine.standalone;

import java.util.function.BooleanSupplier;

/**
 * A part of the cluster.
 *
 * @param port where it listens
 * @param ready whether it answers now; asked again and again until it says so once
 */
record Part(Program program, int port, BooleanSupplier ready) {}
