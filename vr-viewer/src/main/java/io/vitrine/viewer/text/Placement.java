package io.vitrine.viewer.text;

import org.joml.Vector3fc;

/**
 * Where a sheet stands.
 *
 * @param right where one metre of the sheet goes; longer than 1 = larger
 * @param opacity 0 to 1
 */
public record Placement(Vector3fc origin, Vector3fc right, Vector3fc up, float opacity) {}
