package io.vitrine.featureviz.checkpoints;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.vitrine.analysis.behaviour.Perturbation;
import io.vitrine.network.Shape;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.AnalysedLayer;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisPart.Kind;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every metric of the demo's checkpoints beside ONNX Runtime and the formulas in plain loops. */
class AnalysisIT {
  private static final Path DEMO =
      Path.of(System.getProperty("vitrine.home", "../..")).resolve("demo");
  private static final int SIDE = 64;
  private static final Preprocessing WHOLE =
      Preprocessing.newBuilder()
          .setWidth(SIDE)
          .setHeight(SIDE)
          .setResize(Preprocessing.Resize.STRETCH)
          .setCrop(Preprocessing.Crop.NONE)
          .setOrder(Preprocessing.Order.RGB)
          .setRange(1)
          .addAllMean(List.of(0f, 0f, 0f))
          .addAllStd(List.of(1f, 1f, 1f))
          .setInput("picture")
          .build();
  private static final List<String> STEPS = List.of("000", "020", "100");

  private final Path folder;
  private final List<Path> pictures = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private Bench bench;
  private AnalysisQuestion question = AnalysisQuestion.getDefaultInstance();

  AnalysisIT(@TempDir Path folder) {
    this.folder = folder;
    bench = new Bench(folder, 100);
  }

  private static Path model(String step) {
    return DEMO.resolve("models/demo-" + step + ".onnx");
  }

  @BeforeEach
  void ask() throws IOException {
    List<String> classes = Files.readAllLines(DEMO.resolve("models/labels.txt"));
    for (String label : classes) {
      for (int i = 0; i < 2; i++) {
        pictures.add(DEMO.resolve("pictures/" + label.replace(' ', '-') + "-" + i + ".png"));
        labels.add(label);
      }
    }
    question =
        AnalysisQuestion.newBuilder()
            .setSeries("demo")
            .setDescription(
                bench.describe(
                    model("000"), logits(), Map.of("picture", Shape.of(1, 3, SIDE, SIDE))))
            .setDataSet(bench.dataSet(pictures, labels))
            .addAllClasses(classes)
            .addAllCheckpoints(checkpoints(STEPS))
            .addMetrics("all")
            .build();
  }

  /** The name of the last node's output. */
  private static String logits() {
    var network =
        io.vitrine.network.onnx.OnnxReader.read(
            model("000"), io.vitrine.network.ReadLimits.standard());
    return network.graph().outputs().get(0);
  }

  private List<AnalysedCheckpoint> checkpoints(List<String> steps) throws IOException {
    List<AnalysedCheckpoint> checkpoints = new ArrayList<>();
    for (String step : steps) {
      checkpoints.add(bench.checkpoint(model(step), Long.parseLong(step), WHOLE));
    }
    return checkpoints;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static float[] pixels(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    float[] planes = new float[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int rgb = image.getRGB(i % SIDE, i / SIDE);
      for (int c = 0; c < 3; c++) {
        planes[c * SIDE * SIDE + i] = (rgb >> (16 - 8 * c) & 0xff) / 255f;
      }
    }
    return planes;
  }

  private float[][] tensors() throws IOException {
    float[][] tensors = new float[pictures.size()][];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = pixels(pictures.get(i));
    }
    return tensors;
  }

  private static Map<String, double[][]> oracle(String step, List<String> values, float[][] input)
      throws IOException, OrtException {
    return OnnxRuntimeValues.of(model(step), values, input, new long[] {1, 3, SIDE, SIDE});
  }

  private static double[][] of(Map<String, double[][]> values, String value) {
    return requireNonNull(values.get(value));
  }

  private static MetricTable table(Analysis analysis, String metric) {
    return analysis.getTablesList().stream()
        .filter(table -> table.getMetric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric));
  }

  private static MetricTable table(Analysis analysis, String metric, String layer) {
    return analysis.getTablesList().stream()
        .filter(table -> table.getMetric().equals(metric) && table.getLayer().equals(layer))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric));
  }

  @Test
  void everyMetricIsWhatOnnxRuntimeAndTheFormulasSay() throws IOException, OrtException {
    Analysis analysis = bench.analyse(question, step -> step == 2);
    List<String> layers = analysis.getLayersList().stream().map(AnalysedLayer::getValue).toList();
    assertThat(layers).hasSizeGreaterThan(10).endsWith(logits());
    assertThat(layers).anyMatch(layer -> layer.contains("concat"));
    List<Map<String, double[][]>> values = new ArrayList<>();
    for (String step : STEPS) {
      values.add(oracle(step, layers, tensors()));
    }
    for (int step = 0; step < STEPS.size(); step++) {
      for (int layer = 0; layer < layers.size(); layer++) {
        checkLayer(analysis, step, layer, of(values.get(step), layers.get(layer)));
      }
      checkAnswers(analysis, step, values);
    }
    checkSimilarity(analysis, values);
    checkSensitivity(analysis, values);
    assertThat(analysis.getSummaryList()).anyMatch(line -> line.startsWith("Accuracy goes from"));
  }

  private static void checkLayer(Analysis analysis, int step, int layer, double[][] values) {
    int layers = analysis.getLayersCount();
    int at = step * layers + layer;
    int channels = analysis.getLayers(layer).getChannels();
    double[] all = Naive.all(values);
    double mean = Arrays.stream(all).average().orElseThrow();
    double scale = Math.sqrt(Arrays.stream(all).map(v -> v * v).average().orElseThrow());
    assertThat(table(analysis, "mean").getNumbers(at)).isEqualTo(mean, within(1e-5 * scale));
    assertThat(table(analysis, "kurtosis").getNumbers(at))
        .isEqualTo(Naive.moment(all, 4) - 3, within(2e-3 * Naive.moment(all, 4)));
    assertThat(table(analysis, "skewness").getNumbers(at))
        .isEqualTo(Naive.moment(all, 3), within(1e-3 + 1e-3 * Math.abs(Naive.moment(all, 3))));
    assertThat(table(analysis, "sparsity").getNumbers(at))
        .isEqualTo(
            (double) Arrays.stream(all).filter(v -> v == 0).count() / all.length, within(1e-3));
    double[][] pooled = Naive.pooled(values, channels);
    assertThat(table(analysis, "participation-ratio").getNumbers(at))
        .isEqualTo(
            Naive.participationRatio(pooled), within(1e-3 * Naive.participationRatio(pooled)));
    double rank = table(analysis, "effective-rank").getNumbers(at);
    assertThat(rank)
        .isBetween(table(analysis, "participation-ratio").getNumbers(at), (double) channels);
    checkUnits(analysis, step, layer, values);
  }

  private static void checkUnits(Analysis analysis, int step, int layer, double[][] values) {
    int channels = analysis.getLayers(layer).getChannels();
    int positions = values[0].length / channels;
    String name = analysis.getLayers(layer).getValue();
    int dead = 0;
    for (int channel = 0; channel < channels; channel++) {
      double sum = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (double[] row : values) {
        for (int i = 0; i < positions; i++) {
          sum += row[channel * positions + i];
          most = Math.max(most, row[channel * positions + i]);
        }
      }
      dead += most <= 0 ? 1 : 0;
      assertThat(table(analysis, "channel-mean", name).getNumbers(step * channels + channel))
          .isEqualTo(sum / values.length / positions, within(1e-4 + 1e-4 * Math.abs(most)));
    }
    double said = table(analysis, "dead").getNumbers(step * analysis.getLayersCount() + layer);
    if (name.equals(logits())) {
      assertThat(said).isNaN();
    } else {
      assertThat(said).isEqualTo((double) dead / channels, within(1e-9));
    }
  }

  private void checkAnswers(Analysis analysis, int step, List<Map<String, double[][]>> values) {
    double[][] logits = of(values.get(step), logits());
    int right = 0;
    int churn = 0;
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      int label = i / 2;
      right += Naive.largest(logits[i]) == label ? 1 : 0;
      loss += Naive.loss(logits[i], label) / logits.length;
      if (step > 0) {
        churn +=
            Naive.largest(logits[i]) == Naive.largest(of(values.get(step - 1), logits())[i])
                ? 0
                : 1;
      }
    }
    assertThat(table(analysis, "accuracy").getNumbers(step))
        .isEqualTo((double) right / logits.length, within(1e-9));
    assertThat(table(analysis, "loss").getNumbers(step)).isEqualTo(loss, within(1e-4));
    if (step > 0) {
      assertThat(table(analysis, "churn").getNumbers(step))
          .isEqualTo((double) churn / logits.length, within(1e-9));
    }
  }

  private static void checkSimilarity(Analysis analysis, List<Map<String, double[][]>> values) {
    int layers = analysis.getLayersCount();
    int steps = analysis.getStepsCount();
    MetricTable cka = table(analysis, "cka");
    for (int a = 0; a < steps * layers; a += 5) {
      for (int b = 0; b < steps * layers; b += 7) {
        assertThat(cka.getNumbers(a * steps * layers + b))
            .isEqualTo(
                Naive.cka(pooled(analysis, values, a), pooled(analysis, values, b)), within(1e-4));
      }
    }
    MetricTable biased = table(analysis, "cka-biased");
    for (int layer = 0; layer < layers; layer++) {
      assertThat(biased.getNumbers((layer * steps) * steps + 2))
          .isEqualTo(
              Naive.biasedCka(
                  pooled(analysis, values, layer), pooled(analysis, values, 2 * layers + layer)),
              within(1e-4));
    }
    for (int layer = 0; layer < layers; layer++) {
      assertThat(table(analysis, "svcca-to-last").getNumbers(layer)).isBetween(0.0, 1.0001);
      assertThat(table(analysis, "procrustes-to-last").getNumbers(layer)).isBetween(0.0, 2.0);
      assertThat(table(analysis, "pwcca-to-last").getNumbers(2 * layers + layer)).isNaN();
    }
  }

  private static double[][] pooled(
      Analysis analysis, List<Map<String, double[][]>> values, int site) {
    AnalysedLayer layer = analysis.getLayers(site % analysis.getLayersCount());
    return Naive.pooled(
        of(values.get(site / analysis.getLayersCount()), layer.getValue()), layer.getChannels());
  }

  private void checkSensitivity(Analysis analysis, List<Map<String, double[][]>> values)
      throws IOException, OrtException {
    float[][] shifted = tensors();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = new Perturbation.Shift(2).apply(shifted[i], 3, SIDE, SIDE);
    }
    double[][] after = of(oracle("100", List.of(logits()), shifted), logits());
    double[][] before = of(values.get(2), logits());
    int changed = 0;
    for (int i = 0; i < after.length; i++) {
      changed += Naive.largest(after[i]) == Naive.largest(before[i]) ? 0 : 1;
    }
    assertThat(table(analysis, "changed-by-shift").getNumbers(2))
        .isEqualTo((double) changed / after.length, within(1e-9));
    for (String change : List.of("noise", "low-pass", "patch-shuffle")) {
      assertThat(table(analysis, "changed-by-" + change).getNumbers(2)).isBetween(0.0, 1.0);
    }
    // A trained network minds its picture being cut up more than a shift of two pixels.
    assertThat(table(analysis, "changed-by-patch-shuffle").getNumbers(2))
        .isGreaterThan(table(analysis, "changed-by-shift").getNumbers(2));
  }

  @Test
  void whatIsCutAnywhereGivesTheSameBits() throws IOException {
    Analysis whole = bench.analyse(question, step -> false);
    try (Bench other = new Bench(folder.resolve("other"), 100)) {
      bench.close();
      bench = other;
      pictures.clear();
      labels.clear();
      ask();
      Analysis cut = bench.analyse(question, step -> true);
      assertThat(cut).isEqualTo(whole);
      bench = new Bench(folder.resolve("third"), 100);
    }
  }

  @Test
  void anotherCheckpointComputesOnlyWhatIsNew() throws IOException {
    var unused = bench.analyse(question, step -> false);
    AnalysisQuestion more =
        question.toBuilder()
            .clearCheckpoints()
            .addAllCheckpoints(checkpoints(List.of("000", "020", "070", "100")))
            .build();
    Analysis grown = bench.analyse(more, step -> false);
    assertThat(grown.getStepsCount()).isEqualTo(4);
    assertThat(bench.made)
        .filteredOn(item -> item.getPart().getKind() == Kind.SUMS)
        .singleElement()
        .satisfies(item -> assertThat(item.getPart().getCheckpoint()).isEqualTo(2));
    // The last one has another before it now.
    assertThat(bench.made).filteredOn(item -> item.getPart().getKind() == Kind.WEIGHTS).hasSize(2);
    assertThat(bench.analyse(more, step -> false)).isEqualTo(grown);
    assertThat(bench.made).isEmpty();
  }

  @Test
  void whatCannotBeAnalysedIsSaid() throws IOException {
    assertThatThrownBy(() -> bench.plan(question.toBuilder().addValues("nowhere").build()))
        .hasMessageContaining("no value 'nowhere'");
    assertThatThrownBy(
            () -> bench.plan(question.toBuilder().clearMetrics().addMetrics("magic").build()))
        .hasMessageContaining("no metrics called 'magic'");
    DataSet odd = bench.dataSet(pictures, labels.stream().map(label -> "not " + label).toList());
    Analysis analysis =
        bench.analyse(
            question.toBuilder().setDataSet(odd).addValues(logits()).build(), step -> false);
    assertThat(analysis.getNoticesList())
        .anyMatch(notice -> notice.startsWith("32 of 32 labels are none of the network's classes"));
    assertThat(table(analysis, "accuracy").getNumbers(0)).isNaN();
    assertThat(table(analysis, "agreement").getNumbers(0)).isEqualTo(1);
    try (Bench small = new Bench(folder.resolve("small"), 9)) {
      bench.close();
      bench = small;
      pictures.clear();
      labels.clear();
      ask();
      assertThat(bench.plan(question).how().getAnalysis().getName()).isNotEmpty();
      assertThatThrownBy(
              () ->
                  bench.plan(
                      question.toBuilder()
                          .addAllValues(
                              List.of(
                                  logits(),
                                  "/stage1/block1/relu1/Relu_output_0",
                                  "/stage1/block1/relu2/Relu_output_0",
                                  "/stage2/block1/relu2/Relu_output_0"))
                          .build()))
          .hasMessageContaining("4 values of 3 checkpoints are more than 9 sites");
      bench = new Bench(folder.resolve("last"), 100);
    }
  }
}
