package io.vitrine.gateway.rest;

import io.vitrine.protocol.RunModelResponse;
import java.util.List;
import java.util.Locale;

/**
 * What a run gave.
 *
 * @param top the most probable classes first; empty when the network is no classifier
 * @param computeMs milliseconds that the network took; 0 from the cache
 */
public record RunDocument(
    List<ClassDocument> top, List<OutputDocument> outputs, long computeMs, boolean cached) {
  /** A class. */
  public record ClassDocument(int index, String label, float logit, float probability) {}

  /** An output of the network. */
  public record OutputDocument(
      String name, String type, List<Long> shape, double minimum, double maximum, double mean) {}

  static RunDocument of(RunModelResponse response) {
    return new RunDocument(
        response.getTopList().stream()
            .map(
                each ->
                    new ClassDocument(
                        each.getIndex(), each.getLabel(), each.getLogit(), each.getProbability()))
            .toList(),
        response.getOutputsList().stream()
            .map(
                each ->
                    new OutputDocument(
                        each.getName(),
                        each.getType().name().toLowerCase(Locale.ROOT),
                        each.getShapeList(),
                        each.getMinimum(),
                        each.getMaximum(),
                        each.getMean()))
            .toList(),
        response.getComputeMs(),
        response.getCached());
  }
}
