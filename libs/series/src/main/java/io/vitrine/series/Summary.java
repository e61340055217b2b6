package io.vitrine.series;

import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.MetricTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed most, and when, in sentences. What is not known yet is left out. */
final class Summary {
  /** A layer has found its shape when it is this much like its last one. */
  private static final double SETTLED = .9;

  private static final double PERCENT = 100;

  private final Tables tables;
  private final List<String> lines = new ArrayList<>();

  private Summary(Tables tables) {
    this.tables = tables;
  }

  static List<String> of(Analysis.Builder analysis) {
    Summary summary = new Summary(new Tables(analysis));
    if (summary.tables.steps() > 0) {
      summary.accuracy();
      summary.loss();
      summary.settling();
      summary.largestChange();
      summary.dead();
      summary.rank();
      summary.weights();
      summary.sensitivity();
    }
    return summary.lines;
  }

  private void say(String format, Object... arguments) {
    lines.add(String.format(Locale.ROOT, format, arguments));
  }

  private int last() {
    return tables.steps() - 1;
  }

  private void accuracy() {
    double first = tables.ofStep("accuracy", 0);
    double end = tables.ofStep("accuracy", last());
    if (Double.isNaN(first) || Double.isNaN(end)) {
      return;
    }
    if (last() == 0) {
      say("Accuracy: %.1f %%.", PERCENT * end);
      return;
    }
    int at = 1;
    for (int step = 2; step <= last(); step++) {
      if (gain(step) > gain(at)) {
        at = step;
      }
    }
    say(
        "Accuracy goes from %.1f %% at step %d to %.1f %% at step %d; most of it, %+.1f points, between"
            + " steps %d and %d.",
        PERCENT * first,
        tables.step(0),
        PERCENT * end,
        tables.step(last()),
        PERCENT * gain(at),
        tables.step(at - 1),
        tables.step(at));
  }

  private double gain(int step) {
    double gain = tables.ofStep("accuracy", step) - tables.ofStep("accuracy", step - 1);
    return Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
  }

  private void loss() {
    double end = tables.ofStep("loss", last());
    double calibration = tables.ofStep("calibration-error", last());
    if (!Double.isNaN(end)) {
      say(
          "Loss at the last step: %.3f nats; calibration error %.1f %%.",
          end, PERCENT * calibration);
    }
  }

  /** When a layer is for the first time, and from then on, like its last self. */
  private Optional<Integer> settled(int layer) {
    Optional<Integer> from = Optional.empty();
    for (int step = last(); step >= 0; step--) {
      double alike = tables.cka(step, layer, last(), layer);
      if (!(alike >= SETTLED)) {
        return from;
      }
      from = Optional.of(step);
    }
    return from;
  }

  private void settling() {
    if (tables.table("cka").isEmpty() || last() == 0) {
      return;
    }
    Optional<Integer> earliest = Optional.empty();
    Optional<Integer> latest = Optional.empty();
    for (int layer = 0; layer < tables.layers(); layer++) {
      Optional<Integer> step = settled(layer);
      if (step.isPresent()) {
        if (earliest.isEmpty() || step.get() < settled(earliest.get()).orElse(0)) {
          earliest = Optional.of(layer);
        }
        if (latest.isEmpty() || step.get() > settled(latest.get()).orElse(0)) {
          latest = Optional.of(layer);
        }
      }
    }
    if (earliest.isPresent() && latest.isPresent()) {
      say(
          "First to settle (CKA to its last self from %.1f on): %s, at step %d; last: %s, at step"
              + " %d.",
          SETTLED,
          tables.layer(earliest.get()),
          tables.step(settled(earliest.get()).orElse(0)),
          tables.layer(latest.get()),
          tables.step(settled(latest.get()).orElse(0)));
    }
  }

  private void largestChange() {
    double least = Double.POSITIVE_INFINITY;
    int atStep = 0;
    int atLayer = 0;
    for (int step = 1; step <= last(); step++) {
      for (int layer = 0; layer < tables.layers(); layer++) {
        double alike = tables.cka(step - 1, layer, step, layer);
        if (alike < least) {
          least = alike;
          atStep = step;
          atLayer = layer;
        }
      }
    }
    if (least < Double.POSITIVE_INFINITY) {
      say(
          "The largest change of a layer between steps: %s between %d and %d (CKA %.2f).",
          tables.layer(atLayer), tables.step(atStep - 1), tables.step(atStep), least);
    }
  }

  private void dead() {
    double most = 0;
    int at = 0;
    for (int layer = 0; layer < tables.layers(); layer++) {
      double dead = tables.ofLayer("dead", last(), layer);
      if (dead > most) {
        most = dead;
        at = layer;
      }
    }
    if (most > 0) {
      say("Most dead units at the last step: %.0f %% of %s.", PERCENT * most, tables.layer(at));
    } else if (tables.table("dead").isPresent()) {
      say("No dead units at the last step.");
    }
  }

  private void rank() {
    double most = 0;
    int at = -1;
    for (int layer = 0; layer < tables.layers(); layer++) {
      double ratio =
          tables.ofLayer("effective-rank", last(), layer)
              / tables.ofLayer("effective-rank", 0, layer);
      if (Math.abs(Math.log(ratio)) > most && Double.isFinite(Math.log(ratio))) {
        most = Math.abs(Math.log(ratio));
        at = layer;
      }
    }
    if (at >= 0 && last() > 0) {
      say(
          "Effective rank changes most in %s: from %.1f to %.1f.",
          tables.layer(at),
          tables.ofLayer("effective-rank", 0, at),
          tables.ofLayer("effective-rank", last(), at));
    }
  }

  private void weights() {
    Optional<MetricTable> change = tables.table("weight-change");
    if (change.isEmpty() || last() == 0) {
      return;
    }
    int count = change.get().getWeightsCount();
    double most = Double.NEGATIVE_INFINITY;
    int at = 0;
    for (int weight = 0; weight < count; weight++) {
      double moved = change.get().getNumbers(last() * count + weight);
      if (moved > most) {
        most = moved;
        at = weight;
      }
    }
    if (Double.isFinite(most)) {
      say(
          "The weight that moved most: %s, by %.2f times its norm at the first step.",
          change.get().getWeights(at), most);
    }
  }

  private void sensitivity() {
    List<String> parts = new ArrayList<>();
    for (Perturbations perturbation : Perturbations.all()) {
      double changed = tables.ofStep("changed-by-" + perturbation.text(), last());
      if (!Double.isNaN(changed)) {
        parts.add(String.format(Locale.ROOT, "%s %.1f %%", perturbation.text(), PERCENT * changed));
      }
    }
    if (!parts.isEmpty()) {
      say("Pictures whose class changes at the last step: %s.", String.join(", ", parts));
    }
  }
}
