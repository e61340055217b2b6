package io.vitrine.gateway.series;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.MetricTable.Axis;
import io.vitrine.protocol.TopChannels;
import io.vitrine.protocol.TopPictures;
import io.vitrine.transport.ContentNames;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** An analysis as JSON. What is not defined is null. */
final class AnalysisJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DIGITS = 4;

  private final DoubleUnaryOperator rounding;

  private AnalysisJson(DoubleUnaryOperator rounding) {
    this.rounding = rounding;
  }

  /** Every number as it is. */
  static ObjectNode exact(Analysis analysis) {
    return new AnalysisJson(number -> number).document(analysis);
  }

  /** With as many digits as can be seen. */
  static ObjectNode rounded(Analysis analysis) {
    return new AnalysisJson(AnalysisJson::rounded).document(analysis);
  }

  private static double rounded(double number) {
    if (number == 0 || !Double.isFinite(number)) {
      return number;
    }
    double scale = Math.pow(10, DIGITS - Math.ceil(Math.log10(Math.abs(number))));
    return Math.round(number * scale) / scale;
  }

  private ObjectNode document(Analysis analysis) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("name", analysis.getName());
    document.put("series", analysis.getSeries());
    ObjectNode dataSet = document.putObject("dataSet");
    dataSet.put("name", analysis.getDataSet().getName());
    dataSet.put("contentHash", ContentNames.hex(analysis.getDataSet().getContentHash()));
    dataSet.put("size", analysis.getDataSet().getSize());
    document.put("pictures", analysis.getPictures());
    document.put("parts", analysis.getParts());
    document.put("partsDone", analysis.getPartsDone());
    texts(document.putArray("summary"), analysis.getSummaryList());
    texts(document.putArray("notices"), analysis.getNoticesList());
    ArrayNode steps = document.putArray("steps");
    analysis
        .getStepsList()
        .forEach(
            step -> steps.addObject().put("step", step.getStep()).put("model", step.getModel()));
    ArrayNode layers = document.putArray("layers");
    analysis
        .getLayersList()
        .forEach(
            layer ->
                layers
                    .addObject()
                    .put("value", layer.getValue())
                    .put("channels", layer.getChannels()));
    ArrayNode tables = document.putArray("tables");
    analysis.getTablesList().forEach(table -> add(tables.addObject(), table));
    ArrayNode top = document.putArray("top");
    analysis.getTopList().forEach(channels -> add(top.addObject(), channels));
    return document;
  }

  private void add(ObjectNode node, MetricTable table) {
    node.put("metric", table.getMetric());
    node.put("title", table.getTitle());
    node.put("meaning", table.getMeaning());
    node.put("group", table.getGroup());
    texts(node.putArray("axes"), table.getAxesList().stream().map(AnalysisJson::text).toList());
    if (!table.getLayer().isEmpty()) {
      node.put("layer", table.getLayer());
    }
    if (table.getWeightsCount() > 0) {
      texts(node.putArray("weights"), table.getWeightsList());
    }
    ArrayNode numbers = node.putArray("numbers");
    for (double number : table.getNumbersList()) {
      if (Double.isFinite(number)) {
        numbers.add(rounding.applyAsDouble(number));
      } else {
        numbers.addNull();
      }
    }
  }

  static String text(Axis axis) {
    return axis.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void add(ObjectNode node, TopChannels channels) {
    node.put("layer", channels.getLayer());
    node.put("step", channels.getStep());
    ArrayNode all = node.putArray("channels");
    for (TopPictures top : channels.getChannelsList()) {
      ObjectNode channel = all.addObject();
      ArrayNode pictures = channel.putArray("pictures");
      top.getPictureList().forEach(pictures::add);
      ArrayNode values = channel.putArray("values");
      top.getValueList().forEach(value -> values.add(rounding.applyAsDouble(value)));
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
