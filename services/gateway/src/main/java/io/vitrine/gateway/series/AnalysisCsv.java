package io.vitrine.gateway.series;

import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.MetricTable.Axis;
import java.util.List;

/**
 * An analysis as CSV (RFC 4180): one number a row with its place; cells of axes that a metric does
 * not have are empty, and so are numbers that are not defined.
 */
final class AnalysisCsv {
  private static final String HEADING =
      "metric,step,layer,other_step,other_layer,channel,weight,value\r\n";

  private final Analysis analysis;
  private final StringBuilder text = new StringBuilder(HEADING);

  private AnalysisCsv(Analysis analysis) {
    this.analysis = analysis;
  }

  static String of(Analysis analysis) {
    AnalysisCsv csv = new AnalysisCsv(analysis);
    analysis.getTablesList().forEach(csv::add);
    return csv.text.toString();
  }

  private void add(MetricTable table) {
    List<Axis> axes = table.getAxesList();
    int[] sizes = axes.stream().mapToInt(axis -> size(table, axis)).toArray();
    int[] at = new int[sizes.length];
    for (int i = 0; i < table.getNumbersCount(); i++) {
      int left = i;
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        at[axis] = left % sizes[axis];
        left /= sizes[axis];
      }
      row(table, axes, at, table.getNumbers(i));
    }
  }

  private int size(MetricTable table, Axis axis) {
    return switch (axis) {
      case STEP, OTHER_STEP -> analysis.getStepsCount();
      case LAYER, OTHER_LAYER -> analysis.getLayersCount();
      case WEIGHT -> table.getWeightsCount();
      case CHANNEL -> Math.max(1, table.getNumbersCount() / Math.max(1, analysis.getStepsCount()));
      case AXIS_UNSPECIFIED, UNRECOGNIZED -> 1;
    };
  }

  private void row(MetricTable table, List<Axis> axes, int[] at, double number) {
    text.append(table.getMetric());
    for (Axis column :
        List.of(
            Axis.STEP, Axis.LAYER, Axis.OTHER_STEP, Axis.OTHER_LAYER, Axis.CHANNEL, Axis.WEIGHT)) {
      int axis = axes.indexOf(column);
      text.append(',').append(axis < 0 ? beside(table, column) : cell(table, column, at[axis]));
    }
    text.append(',').append(Double.isFinite(number) ? Double.toString(number) : "").append("\r\n");
  }

  private static String beside(MetricTable table, Axis column) {
    return column == Axis.LAYER ? quoted(table.getLayer()) : "";
  }

  private String cell(MetricTable table, Axis column, int at) {
    return switch (column) {
      case STEP, OTHER_STEP -> Long.toString(analysis.getSteps(at).getStep());
      case LAYER, OTHER_LAYER -> quoted(analysis.getLayers(at).getValue());
      case WEIGHT -> quoted(table.getWeights(at));
      case CHANNEL -> Integer.toString(at);
      case AXIS_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
