package io.vitrine.cli.demo;

import com.google.protobuf.ByteString;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.job.JobFollower;
import io.vitrine.cli.job.JobMeter;
import io.vitrine.cli.job.ResultFiles;
import io.vitrine.cli.job.ResultFiles.Result;
import io.vitrine.cli.job.ResultFolder;
import io.vitrine.cli.local.Surroundings;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.protocol.Visualization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo's feature visualizations: the shipped ones, and those that are made while it runs. */
public final class DemoResults {
  private final GatewayConnection gateway;
  private final DemoFiles files;
  private final Surroundings surroundings;
  private final Progress progress;

  public DemoResults(
      GatewayConnection gateway, DemoFiles files, Surroundings surroundings, Progress progress) {
    this.gateway = gateway;
    this.files = files;
    this.surroundings = surroundings;
    this.progress = progress;
  }

  /**
   * Shipped results.
   *
   * @param results by channel
   * @param added those that the cluster did not have
   */
  public record Adopted(List<Result> results, int added) {
    public Adopted {
      results = List.copyOf(results);
    }
  }

  /** Hands the shipped results to the cluster, as finished under their names. */
  public Adopted adopt() throws IOException {
    progress.now("Taking over shipped feature visualizations");
    ResultFolder folder = new ResultFolder(files.visualizations());
    List<Result> results = new ArrayList<>();
    int added = 0;
    for (Visualization shipped : folder.results()) {
      added += folder.adopt(gateway, shipped, progress) ? 1 : 0;
      byte[] png = Files.readAllBytes(folder.picture(shipped));
      results.add(new Result(shipped, ByteString.copyFrom(png)));
      progress.detail(results.size() + " so far");
    }
    results.sort(Comparator.comparingInt(Result::channel));
    return new Adopted(results, added);
  }

  /**
   * Results made while a person waits.
   *
   * @param seconds it took; 0 when an earlier demo had made them
   */
  public record Live(List<Result> results, long seconds) {
    public Live {
      results = List.copyOf(results);
    }
  }

  /**
   * Makes the live channels' pictures with the shipped ones' settings: both in one batch, which is
   * part of a result's name, so the shipped ones, made one by one, do not answer this.
   */
  public Live live() throws InterruptedException {
    long start = System.nanoTime();
    SubmitJobRequest request =
        SubmitJobRequest.newBuilder()
            .setModel(DemoFiles.MODEL)
            .setValue(DemoFiles.VALUE)
            .addAllChannels(DemoFiles.LIVE)
            .setSteps(DemoFiles.STEPS)
            .build();
    progress.now("Making the pictures of " + DemoFiles.LIVE.size() + " channels");
    JobState job = gateway.call(() -> gateway.jobs().submit(request));
    boolean known = JobMeter.ended(job.getPhase());
    if (!known) {
      job =
          new JobFollower(gateway, progress, surroundings.err(), surroundings.terminal())
              .follow(job.getJob());
    }
    JobDocuments.throwUnlessDone(job);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    return new Live(ResultFiles.fetch(gateway, job, progress), known ? 0 : Math.max(1, seconds));
  }
}
