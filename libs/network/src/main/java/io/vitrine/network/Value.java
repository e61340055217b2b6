package io.vitrine.network;

import java.util.Optional;

/**
 * A named edge of the graph.
 *
 * @param name unique within its graph
 * @param type empty where neither the file nor inference tells
 * @param shape empty where not even the number of axes is known
 */
public record Value(String name, Optional<ElementType> type, Optional<Shape> shape) {}
