package io.vitrine.cli;

import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Data sets in words and as documents for scripts. */
final class DatasetDocuments {
  private static final HexFormat HEX = HexFormat.of();

  private DatasetDocuments() {}

  static String inWords(DataSet dataSet) {
    return "%s: %d pictures, %s"
        .formatted(
            dataSet.getName(),
            dataSet.getSize(),
            dataSet.getLabelled() == 0
                ? "no labels"
                : "%d of them labelled with %d labels"
                    .formatted(dataSet.getLabelled(), dataSet.getLabelsCount()));
  }

  static Map<String, Object> document(DataSet dataSet) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", dataSet.getName());
    document.put("contentHash", HEX.formatHex(dataSet.getContentHash().toByteArray()));
    document.put("size", dataSet.getSize());
    document.put("labelled", dataSet.getLabelled());
    document.put("labels", dataSet.getLabelsList());
    document.put("added", Instant.ofEpochSecond(dataSet.getAdded().getSeconds()).toString());
    return document;
  }

  static Map<String, Object> document(DataSetPicture picture) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", picture.getFile().getPath());
    document.put("sha256", HEX.formatHex(picture.getFile().getSha256().toByteArray()));
    document.put("label", picture.getLabel());
    return document;
  }
}
