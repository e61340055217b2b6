package io.vitrine.cli.checkpoint;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.Progress;
import io.vitrine.cli.output.Table;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.ExportAnalysisRequest;
import io.vitrine.protocol.ExportAnalysisRequest.Format;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.MetricTable.Axis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An analysis in words, as a document for scripts, and as files. */
public final class AnalysisFiles {
  private AnalysisFiles() {}

  /** Writes the report, the numbers as JSON, and as CSV. */
  public static void write(GatewayConnection gateway, String job, Path folder, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    Map<Format, String> files =
        Map.of(
            Format.HTML, "report.html", Format.JSON, "analysis.json", Format.CSV, "analysis.csv");
    for (Map.Entry<Format, String> file : files.entrySet()) {
      progress.now("Writing " + file.getValue());
      ExportAnalysisRequest request =
          ExportAnalysisRequest.newBuilder().setJob(job).setFormat(file.getKey()).build();
      Files.write(
          folder.resolve(file.getValue()),
          gateway.call(() -> gateway.checkpoints().export(request)).getFile().toByteArray());
    }
  }

  /** What changed most and when; then the metrics that have one number for each step. */
  public static void print(PrintStream out, Analysis analysis) {
    out.printf(
        Locale.ROOT,
        "%s: %d checkpoints, %d layers, over %d pictures of %s%n",
        analysis.getSeries(),
        analysis.getStepsCount(),
        analysis.getLayersCount(),
        analysis.getPictures(),
        analysis.getDataSet().getName());
    analysis.getSummaryList().forEach(line -> out.println("- " + line));
    List<MetricTable> tables = ofSteps(analysis);
    if (!tables.isEmpty()) {
      List<String> headings = new ArrayList<>(List.of("step"));
      tables.forEach(table -> headings.add(table.getMetric()));
      Table table = new Table(headings.toArray(new String[0]));
      for (int step = 0; step < analysis.getStepsCount(); step++) {
        List<Object> cells = new ArrayList<>(List.of(analysis.getSteps(step).getStep()));
        for (MetricTable one : tables) {
          cells.add(number(one.getNumbers(step)));
        }
        table.row(cells.toArray());
      }
      table.print(out);
    }
    analysis.getNoticesList().forEach(notice -> out.println("Note: " + notice));
  }

  /** Those that a terminal has room for. */
  private static List<MetricTable> ofSteps(Analysis analysis) {
    return analysis.getTablesList().stream()
        .filter(table -> table.getAxesList().equals(List.of(Axis.STEP)))
        .filter(table -> !table.getMetric().startsWith("margin"))
        .filter(table -> table.getNumbersList().stream().anyMatch(number -> !number.isNaN()))
        .toList();
  }

  private static String number(double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.3f", number);
  }

  /** For scripts: the summary, and the metrics that have one number for each step. */
  public static Map<String, Object> document(JobState job, Analysis analysis) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", job.getJob());
    document.put("name", analysis.getName());
    document.put("series", analysis.getSeries());
    document.put("dataSet", analysis.getDataSet().getName());
    document.put("pictures", analysis.getPictures());
    document.put("layers", analysis.getLayersList().stream().map(one -> one.getValue()).toList());
    document.put("summary", analysis.getSummaryList());
    document.put("notices", analysis.getNoticesList());
    List<Map<String, Object>> steps = new ArrayList<>();
    for (int step = 0; step < analysis.getStepsCount(); step++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("step", analysis.getSteps(step).getStep());
      one.put("model", analysis.getSteps(step).getModel());
      for (MetricTable table : ofSteps(analysis)) {
        double number = table.getNumbers(step);
        one.put(table.getMetric(), Double.isNaN(number) ? null : number);
      }
      steps.add(one);
    }
    document.put("steps", steps);
    return document;
  }
}
