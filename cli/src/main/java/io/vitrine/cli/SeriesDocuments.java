package io.vitrine.cli;

import io.vitrine.protocol.Series;
import io.vitrine.protocol.SeriesCheckpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Series of checkpoints in words and as documents for scripts. */
final class SeriesDocuments {
  private SeriesDocuments() {}

  static String inWords(Series series) {
    int count = series.getCheckpointsCount();
    return series.getName()
        + ": "
        + count
        + (count == 1 ? " checkpoint" : " checkpoints")
        + (count == 0
            ? ""
            : ", steps %d to %d"
                .formatted(
                    series.getCheckpoints(0).getStep(),
                    series.getCheckpoints(count - 1).getStep()));
  }

  static Map<String, Object> document(Series series) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", series.getName());
    document.put(
        "checkpoints",
        series.getCheckpointsList().stream().map(SeriesDocuments::document).toList());
    return document;
  }

  private static Map<String, Object> document(SeriesCheckpoint checkpoint) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("step", checkpoint.getStep());
    document.put("model", checkpoint.getModel());
    return document;
  }
}
