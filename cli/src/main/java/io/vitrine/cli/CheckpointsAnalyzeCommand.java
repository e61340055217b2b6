package io.vitrine.cli;

import io.vitrine.cli.checkpoint.AnalysisFiles;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.demo.DemoFiles;
import io.vitrine.cli.demo.DemoSeries;
import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.job.JobFollower;
import io.vitrine.cli.job.JobMeter;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisQuery;
import io.vitrine.protocol.AnalyzeRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Preprocessing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "analyze",
    description = {
      "Compare the checkpoints of a series over a data set, as a job. What was computed before is not computed again.",
      "The series demo and pair need nothing: they and their data sets are added."
    })
final class CheckpointsAnalyzeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SERIES", description = "Name of the series.")
  private String series;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Name of the data set. Default: that of the demo's series, for these.")
  private @Nullable String dataSet;

  @Option(
      names = "--values",
      split = ",",
      paramLabel = "LIST",
      description = "Which values are looked at. Default: what follows each activation.")
  private List<String> values = List.of();

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "LIST",
      description =
          "Of activations, similarity, weights, behaviour, frequency, sensitivity; or all. Default: the first four.")
  private List<String> metrics = List.of();

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Whose job it is: owners take turns. Default: everyone.")
  private String owner = "";

  @Option(
      names = "--priority",
      paramLabel = "N",
      defaultValue = "0",
      description = "Higher goes first among the jobs of one owner. Default: 0.")
  private int priority;

  @Option(names = "--wait", description = "Return when the job has ended, with what it found.")
  private boolean waits;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Wait, then write report.html, analysis.json and analysis.csv into this folder.")
  private @Nullable Path out;

  @Mixin private PreprocessingOptions preprocessing;

  private final VitrineCommand root;

  CheckpointsAnalyzeCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out != null) {
      OutputPath.check(out, true);
    }
    Optional<DemoSeries> demo = DemoSeries.named(series);
    boolean follows = waits || out != null || (demo.isPresent() && dataSet == null);
    JobState job;
    Optional<Analysis> analysis = Optional.empty();
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Submitting the job")) {
      AnalyzeRequest request = request(gateway, demo, progress);
      job = gateway.call(() -> gateway.checkpoints().analyze(request));
      if (job.getPhase() == Phase.REFUSED) {
        JobDocuments.throwUnlessDone(job);
      }
      if (follows) {
        job = ended(gateway, job, progress);
        JobDocuments.throwUnlessDone(job);
        AnalysisQuery query = AnalysisQuery.newBuilder().setJob(job.getJob()).build();
        analysis = Optional.of(gateway.call(() -> gateway.checkpoints().result(query)));
        if (out != null) {
          AnalysisFiles.write(gateway, job.getJob(), out, progress);
        }
      }
    }
    print(job, analysis);
    return 0;
  }

  private AnalyzeRequest request(
      GatewayConnection gateway, Optional<DemoSeries> demo, Progress progress)
      throws IOException, InterruptedException {
    AnalyzeRequest.Builder request =
        AnalyzeRequest.newBuilder()
            .setSeries(series)
            .setDataSet(dataSet == null ? "" : dataSet)
            .addAllValues(values)
            .addAllMetrics(metrics)
            .setOwner(owner)
            .setPriority(priority)
            .setPreprocessing(preprocessing.given());
    if (demo.isPresent() && dataSet == null) {
      DemoFiles files = new DemoFiles(root.surroundings().vitrineHome().resolve("demo"));
      demo.get().add(gateway, files, LabelFile.read(files.labels()), root.surroundings(), progress);
      request.setDataSet(demo.get().dataSet());
      // They were trained on whole pictures, not on their middles.
      request
          .getPreprocessingBuilder()
          .setResize(Preprocessing.Resize.STRETCH)
          .setCrop(Preprocessing.Crop.NONE);
      if (metrics.isEmpty()) {
        request.addMetrics("all");
      }
    }
    return request.build();
  }

  private JobState ended(GatewayConnection gateway, JobState job, Progress progress)
      throws InterruptedException {
    return JobMeter.ended(job.getPhase())
        ? job
        : new JobFollower(
                gateway, progress, root.surroundings().err(), root.surroundings().terminal())
            .follow(job.getJob());
  }

  private void print(JobState job, Optional<Analysis> analysis) {
    PrintStream print = root.surroundings().out();
    if (analysis.isEmpty()) {
      if (root.json()) {
        Json.print(print, JobDocuments.document(job));
      } else {
        String name = JobDocuments.shortened(job.getJob());
        print.printf(
            "Job %s is %s. Its report, while it runs and after: %s/api/analyses/%s/report%n",
            name, JobDocuments.phase(job), root.address().url(), job.getJob());
      }
      return;
    }
    if (root.json()) {
      Json.print(print, AnalysisFiles.document(job, analysis.get()));
      return;
    }
    AnalysisFiles.print(print, analysis.get());
    if (out != null) {
      print.println("Wrote report.html, analysis.json and analysis.csv to " + out);
    } else {
      print.printf("Report: %s/api/analyses/%s/report%n", root.address().url(), job.getJob());
    }
  }
}
