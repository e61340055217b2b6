package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.job.JobFollower;
import io.vitrine.cli.job.JobMeter;
import io.vitrine.cli.job.ResultFiles;
import io.vitrine.cli.job.ResultFiles.Result;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.SubmitJobRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "visualize",
    description =
        "Make pictures of what channels of a model look for, as a job. What was made before is not made again.")
final class VisualizeCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 1_000_000;
  private static final int LARGEST_SIDE = 8192;

  @Parameters(paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Option(
      names = "--value",
      required = true,
      paramLabel = "NAME",
      description = "The value whose channels are visualized; 'model show' lists them.")
  private String value;

  @Option(
      names = "--channels",
      paramLabel = "LIST",
      converter = ChannelList.Converter.class,
      description = "Which channels, as 0-31 or 4,8,15-23. Default: all.")
  private @Nullable ChannelList channels;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of each. Default: 512.")
  private @Nullable Integer steps;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Side of the pictures in pixels. Default: the network's input size.")
  private @Nullable Integer size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Another seed, another starting point. Default: 0.")
  private long seed;

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

  @Option(names = "--wait", description = "Return when the job has ended.")
  private boolean waits;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Wait, then write channel-NNNNN.png for each channel and contact-sheet.png into this folder.")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  private final VitrineCommand root;

  VisualizeCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SubmitJobRequest request = request();
    JobState job;
    List<Result> results = List.of();
    try (GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Submitting the job")) {
      job = gateway.call(() -> gateway.jobs().submit(request));
      if (job.getPhase() == Phase.REFUSED) {
        JobDocuments.throwUnlessDone(job);
      }
      if ((waits || out != null) && !JobMeter.ended(job.getPhase())) {
        job =
            new JobFollower(
                    gateway, progress, root.surroundings().err(), root.surroundings().terminal())
                .follow(job.getJob());
      }
      if (out != null && JobMeter.ended(job.getPhase())) {
        results = ResultFiles.fetch(gateway, job, progress);
        ResultFiles.write(out, model + "  " + value, results);
      }
    }
    print(job, results);
    if (JobMeter.ended(job.getPhase())) {
      JobDocuments.throwUnlessDone(job);
    }
    return 0;
  }

  private SubmitJobRequest request() {
    SubmitJobRequest.Builder request =
        SubmitJobRequest.newBuilder()
            .setModel(model)
            .setValue(value)
            .setOwner(owner)
            .setPriority(priority);
    if (channels != null) {
      request.addAllChannels(channels.channels());
    }
    if (steps != null) {
      request.setSteps(inRange("--steps", steps, MOST_STEPS));
    }
    if (size != null) {
      request.setSize(inRange("--size", size, LARGEST_SIDE));
    }
    if (seed < 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--seed must be 0 or more, not " + seed);
    }
    return request.setSeed(seed).build();
  }

  private int inRange(String option, int given, int most) {
    if (given < 1 || given > most) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), option + " must be from 1 to " + most + ", not " + given);
    }
    return given;
  }

  private void print(JobState job, List<Result> results) {
    PrintStream print = root.surroundings().out();
    if (root.json()) {
      Map<String, Object> document = new LinkedHashMap<>(JobDocuments.document(job));
      if (out != null) {
        document.put("results", results.stream().map(this::document).toList());
      }
      Json.print(print, document);
      return;
    }
    String name = JobDocuments.shortened(job.getJob());
    if (out != null) {
      print.println("Wrote " + results.size() + " pictures and contact-sheet.png to " + out);
    } else if (JobMeter.ended(job.getPhase())) {
      print.println("Job " + name + " is " + JobDocuments.phase(job) + ".");
    } else {
      print.println(
          "Job "
              + name
              + " is "
              + JobDocuments.phase(job)
              + ". 'vitrine jobs watch "
              + name
              + "' follows it; this command again with --out DIR gives its pictures.");
    }
  }

  private Map<String, Object> document(Result result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("channel", result.channel());
    document.put("name", result.visualization().getName());
    document.put(
        "file",
        out == null ? "" : ResultFiles.file(out, result.channel()).getFileName().toString());
    document.put("start", result.visualization().getStart());
    document.put("best", result.visualization().getBest());
    document.put("unreached", result.visualization().getUnreached());
    return document;
  }
}
