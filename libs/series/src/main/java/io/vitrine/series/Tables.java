package io.vitrine.series;

import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.MetricTable;
import java.util.Optional;

/** Looks numbers up in an analysis. */
final class Tables {
  private final Analysis analysis;

  Tables(Analysis.Builder analysis) {
    this.analysis = analysis.build();
  }

  int steps() {
    return analysis.getStepsCount();
  }

  int layers() {
    return analysis.getLayersCount();
  }

  long step(int step) {
    return analysis.getSteps(step).getStep();
  }

  String layer(int layer) {
    return analysis.getLayers(layer).getValue();
  }

  Optional<MetricTable> table(String metric) {
    return analysis.getTablesList().stream()
        .filter(table -> table.getMetric().equals(metric))
        .findFirst();
  }

  /** NaN where the metric is not there. */
  double ofStep(String metric, int step) {
    return table(metric).map(table -> table.getNumbers(step)).orElse(Double.NaN);
  }

  double ofLayer(String metric, int step, int layer) {
    return table(metric).map(table -> table.getNumbers(step * layers() + layer)).orElse(Double.NaN);
  }

  double cka(int step, int layer, int otherStep, int otherLayer) {
    Sites sites = new Sites(steps(), layers());
    return table("cka")
        .map(
            table ->
                table.getNumbers(
                    sites.of(step, layer) * sites.count() + sites.of(otherStep, otherLayer)))
        .orElse(Double.NaN);
  }
}
