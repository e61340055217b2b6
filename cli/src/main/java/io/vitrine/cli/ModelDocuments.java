package io.vitrine.cli;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.ValueDescription;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Models in words and as documents for scripts. */
final class ModelDocuments {
  private static final HexFormat HEX = HexFormat.of();

  private ModelDocuments() {}

  static String inWords(Model model) {
    ModelReference reference = model.getReference();
    return reference.getName()
        + ": "
        + (reference.hasPreprocessing()
            ? "takes pictures, " + preprocessing(reference.getPreprocessing())
            : "takes tensors")
        + (model.getLabelsCount() > 0 ? "; " + model.getLabelsCount() + " labels" : "; no labels");
  }

  static String preprocessing(Preprocessing preprocessing) {
    return preprocessing.getWidth()
        + "x"
        + preprocessing.getHeight()
        + ", resize "
        + lower(preprocessing.getResize())
        + ", crop "
        + lower(preprocessing.getCrop())
        + ", order "
        + lower(preprocessing.getOrder())
        + ", range "
        + number(preprocessing.getRange())
        + (preprocessing.getMeanCount() > 0 ? ", mean " + numbers(preprocessing.getMeanList()) : "")
        + (preprocessing.getStdCount() > 0 ? ", std " + numbers(preprocessing.getStdList()) : "");
  }

  static Map<String, Object> model(Model model) {
    ModelReference reference = model.getReference();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", reference.getName());
    document.put("graphHash", HEX.formatHex(reference.getGraphHash().toByteArray()));
    document.put("weightsHash", HEX.formatHex(reference.getWeightsHash().toByteArray()));
    document.put("files", reference.getFilesList().stream().map(ModelDocuments::file).toList());
    if (reference.hasPreprocessing()) {
      document.put("preprocessing", document(reference.getPreprocessing()));
    }
    document.put("labels", model.getLabelsCount());
    document.put(
        "added",
        Instant.ofEpochSecond(model.getAdded().getSeconds(), model.getAdded().getNanos())
            .toString());
    return document;
  }

  static Map<String, Object> network(NetworkDescription network) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("opset", network.getOpset());
    document.put("producer", network.getProducer());
    document.put("parameters", network.getParameters());
    document.put("nodes", network.getNodesCount());
    document.put("inputs", network.getInputsList());
    document.put("outputs", network.getOutputsList());
    document.put("logits", network.getLogits());
    document.put("folded", network.getFoldedList());
    document.put("values", network.getValuesList().stream().map(ModelDocuments::value).toList());
    return document;
  }

  static String shape(ValueDescription value) {
    return value.getKnownRank()
        ? value.getShapeList().stream()
            .map(ModelDocuments::axis)
            .collect(Collectors.joining(" x ", "[", "]"))
        : "unknown";
  }

  static String type(ValueDescription value) {
    return lower(value.getType());
  }

  static String hash(com.google.protobuf.ByteString bytes) {
    return HEX.formatHex(bytes.toByteArray());
  }

  private static String axis(Dimension dimension) {
    if (dimension.getSize() >= 0) {
      return Long.toString(dimension.getSize());
    }
    return dimension.getSymbol().isEmpty() ? "?" : dimension.getSymbol();
  }

  private static Map<String, Object> value(ValueDescription value) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", value.getName());
    document.put("type", type(value));
    document.put(
        "shape",
        value.getKnownRank()
            ? value.getShapeList().stream().map(ModelDocuments::size).toList()
            : null);
    document.put("producer", value.getProducer());
    document.put("initializer", value.getInitializer());
    return document;
  }

  private static Object size(Dimension dimension) {
    return dimension.getSize() >= 0 ? (Object) dimension.getSize() : axis(dimension);
  }

  private static Map<String, Object> file(FileReference file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", file.getPath());
    document.put("sha256", HEX.formatHex(file.getSha256().toByteArray()));
    document.put("size", file.getSize());
    return document;
  }

  private static Map<String, Object> document(Preprocessing preprocessing) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("width", preprocessing.getWidth());
    document.put("height", preprocessing.getHeight());
    document.put("resize", lower(preprocessing.getResize()));
    document.put("crop", lower(preprocessing.getCrop()));
    document.put("order", lower(preprocessing.getOrder()));
    document.put("range", preprocessing.getRange());
    document.put("mean", preprocessing.getMeanList());
    document.put("std", preprocessing.getStdList());
    document.put("channelsLast", preprocessing.getChannelsLast());
    document.put("input", preprocessing.getInput());
    return document;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String numbers(List<Float> numbers) {
    return numbers.stream().map(ModelDocuments::number).collect(Collectors.joining(","));
  }

  private static String number(float number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Float.toString(number);
  }
}
