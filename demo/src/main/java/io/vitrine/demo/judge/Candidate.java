package io.vitrine.demo.judge;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A channel with its visualization and its strongest pictures.
 *
 * @param value mean of the channel for the visualization, as an 8-bit picture
 * @param top strongest first
 * @param topValues mean of the channel for each of them
 */
record Candidate(
    int channel,
    BufferedImage visualization,
    float value,
    List<BufferedImage> top,
    List<Float> topValues) {
  Candidate {
    top = List.copyOf(top);
    topValues = List.copyOf(topValues);
  }
}
