package io.vitrine.series;

import io.vitrine.protocol.PlannedLayer;
import java.util.Optional;

/** What a planned layer is to those who count. */
public final class Layers {
  private Layers() {}

  /** Nothing seen yet of it. */
  public static LayerTally tally(PlannedLayer layer, boolean frequencies) {
    return new LayerTally(layer.getChannels(), bounds(layer), frequencies);
  }

  /** The ends of its activation, if it has some. */
  public static Optional<LayerTally.Bounds> bounds(PlannedLayer layer) {
    return layer.getBounded()
        ? Optional.of(new LayerTally.Bounds(layer.getLower(), layer.getUpper()))
        : Optional.empty();
  }

  /** How its values lie in memory. */
  public static Geometry geometry(PlannedLayer layer) {
    return new Geometry(
        layer.getChannels(), layer.getHeight(), layer.getWidth(), layer.getChannelsLast());
  }
}
