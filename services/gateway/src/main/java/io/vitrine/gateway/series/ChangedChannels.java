package io.vitrine.gateway.series;

import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.MetricTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The channels of each layer whose mean moved most over training: the range of their means over the
 * steps, in standard deviations at the last step.
 */
final class ChangedChannels {
  /** Of each layer. */
  private static final int SHOWN = 8;

  private ChangedChannels() {}

  /** A channel and how far it moved. */
  record Changed(String layer, int channel, double by) {}

  static List<Changed> of(Analysis analysis) {
    List<Changed> all = new ArrayList<>();
    for (MetricTable means : analysis.getTablesList()) {
      if (means.getMetric().equals("channel-mean")) {
        analysis.getTablesList().stream()
            .filter(
                table ->
                    table.getMetric().equals("channel-deviation")
                        && table.getLayer().equals(means.getLayer()))
            .findFirst()
            .ifPresent(deviations -> all.addAll(of(means, deviations, analysis.getStepsCount())));
      }
    }
    return all;
  }

  private static List<Changed> of(MetricTable means, MetricTable deviations, int steps) {
    int channels = means.getNumbersCount() / Math.max(1, steps);
    List<Changed> changed = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double deviation = Double.NaN;
      for (int step = 0; step < steps; step++) {
        double mean = means.getNumbers(step * channels + channel);
        if (!Double.isNaN(mean)) {
          least = Math.min(least, mean);
          most = Math.max(most, mean);
          deviation = deviations.getNumbers(step * channels + channel);
        }
      }
      double by = (most - least) / deviation;
      if (Double.isFinite(by)) {
        changed.add(new Changed(means.getLayer(), channel, by));
      }
    }
    changed.sort(Comparator.comparingDouble(one -> -one.by()));
    return changed.subList(0, Math.min(SHOWN, changed.size()));
  }
}
