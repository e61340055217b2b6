package io.vitrine.series;

import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.MetricTable.Axis;
import io.vitrine.protocol.WeightFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An entry of the table of metrics: what it is called, what it means, and how it is drawn from the
 * evidence. What is not defined is NaN.
 *
 * @param name in files: letters, digits, '-'
 * @param title for people
 * @param meaning one sentence, with unit and range
 */
record Metric(String name, String title, String meaning, MetricGroup group, Drawing drawing) {
  /** Draws the numbers. */
  interface Drawing {
    List<MetricTable> of(Evidence evidence, MetricTable like);
  }

  interface OfStep {
    double at(Evidence evidence, int step);
  }

  interface OfSteps {
    double at(Evidence evidence, int step, int other);
  }

  interface OfLayer {
    double at(Evidence evidence, int step, int layer);
  }

  interface OfLayerSteps {
    double at(Evidence evidence, int layer, int step, int other);
  }

  interface OfChannel {
    double at(Evidence evidence, int step, int layer, int channel);
  }

  interface OfSites {
    double at(Evidence evidence, int step, int layer, int otherStep, int otherLayer);
  }

  static Drawing steps(OfStep number) {
    return (evidence, like) -> {
      MetricTable.Builder table = like.toBuilder().addAxes(Axis.STEP);
      for (int step = 0; step < evidence.steps(); step++) {
        table.addNumbers(number.at(evidence, step));
      }
      return List.of(table.build());
    };
  }

  static Drawing stepPairs(OfSteps number) {
    return (evidence, like) -> {
      MetricTable.Builder table = like.toBuilder().addAxes(Axis.STEP).addAxes(Axis.OTHER_STEP);
      for (int step = 0; step < evidence.steps(); step++) {
        for (int other = 0; other < evidence.steps(); other++) {
          table.addNumbers(number.at(evidence, step, other));
        }
      }
      return List.of(table.build());
    };
  }

  static Drawing layers(OfLayer number) {
    return (evidence, like) -> {
      MetricTable.Builder table = like.toBuilder().addAxes(Axis.STEP).addAxes(Axis.LAYER);
      for (int step = 0; step < evidence.steps(); step++) {
        for (int layer = 0; layer < evidence.layers(); layer++) {
          table.addNumbers(number.at(evidence, step, layer));
        }
      }
      return List.of(table.build());
    };
  }

  static Drawing layerStepPairs(OfLayerSteps number) {
    return (evidence, like) -> {
      MetricTable.Builder table =
          like.toBuilder().addAxes(Axis.LAYER).addAxes(Axis.STEP).addAxes(Axis.OTHER_STEP);
      for (int layer = 0; layer < evidence.layers(); layer++) {
        for (int step = 0; step < evidence.steps(); step++) {
          for (int other = 0; other < evidence.steps(); other++) {
            table.addNumbers(number.at(evidence, layer, step, other));
          }
        }
      }
      return List.of(table.build());
    };
  }

  /** One table for each layer. */
  static Drawing channels(OfChannel number) {
    return (evidence, like) -> {
      List<MetricTable> tables = new ArrayList<>();
      for (int layer = 0; layer < evidence.layers(); layer++) {
        MetricTable.Builder table =
            like.toBuilder()
                .setLayer(evidence.plan().getValues(layer))
                .addAxes(Axis.STEP)
                .addAxes(Axis.CHANNEL);
        for (int step = 0; step < evidence.steps(); step++) {
          for (int channel = 0; channel < evidence.channels(layer); channel++) {
            table.addNumbers(number.at(evidence, step, layer, channel));
          }
        }
        tables.add(table.build());
      }
      return tables;
    };
  }

  static Drawing sites(OfSites number) {
    return (evidence, like) -> {
      MetricTable.Builder table =
          like.toBuilder()
              .addAxes(Axis.STEP)
              .addAxes(Axis.LAYER)
              .addAxes(Axis.OTHER_STEP)
              .addAxes(Axis.OTHER_LAYER);
      Sites sites = new Sites(evidence.steps(), evidence.layers());
      for (int site = 0; site < sites.count(); site++) {
        for (int other = 0; other < sites.count(); other++) {
          table.addNumbers(
              number.at(
                  evidence,
                  site / sites.layers(),
                  site % sites.layers(),
                  other / sites.layers(),
                  other % sites.layers()));
        }
      }
      return List.of(table.build());
    };
  }

  static Drawing weights(ToDoubleFunction<WeightFact> number) {
    return (evidence, like) -> {
      List<WeightFact> some = List.of();
      for (int step = 0; step < evidence.steps() && some.isEmpty(); step++) {
        some = evidence.weights(step).getWeightsList();
      }
      if (some.isEmpty()) {
        return List.of();
      }
      MetricTable.Builder table = like.toBuilder().addAxes(Axis.STEP).addAxes(Axis.WEIGHT);
      some.forEach(weight -> table.addWeights(weight.getName()));
      for (int step = 0; step < evidence.steps(); step++) {
        List<WeightFact> weights = evidence.weights(step).getWeightsList();
        for (int weight = 0; weight < some.size(); weight++) {
          table.addNumbers(
              weights.isEmpty() ? Double.NaN : number.applyAsDouble(weights.get(weight)));
        }
      }
      return List.of(table.build());
    };
  }

  List<MetricTable> tables(Evidence evidence) {
    return drawing.of(
        evidence,
        MetricTable.newBuilder()
            .setMetric(name)
            .setTitle(title)
            .setMeaning(meaning)
            .setGroup(group.text())
            .build());
  }

  /** Whether it was asked for. */
  boolean wanted(AnalysisPlan plan) {
    return plan.getGroupsList().contains(group.text());
  }
}
