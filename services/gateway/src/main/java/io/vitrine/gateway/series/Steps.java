package io.vitrine.gateway.series;

import io.vitrine.gateway.models.NaturalOrder;
import io.vitrine.protocol.AddCheckpointsRequest.NewCheckpoint;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.Series;
import io.vitrine.protocol.SeriesCheckpoint;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** When in its training a checkpoint was taken. */
final class Steps {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Steps() {}

  /** The last number in a file's name, its ending aside: "run2-step-0400.onnx" is 400. */
  static OptionalLong ofFile(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    List<String> numbers =
        NUMBER
            .matcher(dot > 0 ? file.substring(0, dot) : file)
            .results()
            .map(MatchResult::group)
            .toList();
    return numbers.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(numbers.get(numbers.size() - 1)));
  }

  /** The series with the new ones in it, by step; no step twice. */
  static List<SeriesCheckpoint> order(
      String series, Series before, List<NewCheckpoint> given, List<Model> models) {
    Map<String, SeriesCheckpoint> all = new TreeMap<>(NaturalOrder.NAMES);
    before.getCheckpointsList().forEach(one -> all.put(one.getModel(), one));
    for (int i = 0; i < given.size(); i++) {
      long step = step(given.get(i), models.get(i));
      String model = given.get(i).getModel();
      all.put(model, SeriesCheckpoint.newBuilder().setModel(model).setStep(step).build());
    }
    List<SeriesCheckpoint> ordered = new ArrayList<>(all.values());
    ordered.sort(Comparator.comparingLong(SeriesCheckpoint::getStep));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).getStep() == ordered.get(i - 1).getStep()) {
        throw ProblemException.caller(
            Reason.INVALID,
            "%s and %s would both be step %d of series '%s'"
                .formatted(
                    ordered.get(i - 1).getModel(),
                    ordered.get(i).getModel(),
                    ordered.get(i).getStep(),
                    series),
            "Give the step of each with --steps.");
      }
    }
    return ordered;
  }

  private static long step(NewCheckpoint given, Model model) {
    if (given.hasStep()) {
      return given.getStep();
    }
    return ofFile(SeriesShelf.file(model))
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.INVALID,
                    "the name of " + SeriesShelf.file(model) + " has no number that tells its step",
                    "Give the step of each with --steps."));
  }
}
