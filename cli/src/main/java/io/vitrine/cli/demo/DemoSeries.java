package io.vitrine.cli.demo;

import io.grpc.Status;
import io.vitrine.cli.checkpoint.SeriesUpload;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.GatewayFailure;
import io.vitrine.cli.dataset.DataSetUpload;
import io.vitrine.cli.dataset.PictureSource;
import io.vitrine.cli.dataset.ZipLimits;
import io.vitrine.cli.local.DrawnPictures;
import io.vitrine.cli.local.Surroundings;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.DataSetQuery;
import io.vitrine.protocol.SeriesQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The series that the repository ships, each with the pictures it is looked at with: those are
 * drawn when they are needed.
 */
public enum DemoSeries {
  /** The demo network, untrained to trained, over pictures that it has not learned from. */
  DEMO("demo", "demo", "demo-\\d{3}\\.onnx", List.of()),
  /** The twin with true labels, over the pictures that both learned from. */
  PAIR_TRUE("pair-true", "pair-train", "pair-true-\\d{3}\\.onnx", List.of()),
  /** The twin with shuffled labels. */
  PAIR_SHUFFLED("pair-shuffled", "pair-train", "pair-shuffled-\\d{3}\\.onnx", List.of()),
  /** Both twins at their ends side by side: step 0 learned true labels, step 1 shuffled ones. */
  PAIR("pair", "pair-train", "pair-(true|shuffled)-100\\.onnx", List.of(1L, 0L));

  private final String series;
  private final String dataSet;
  private final String files;
  private final List<Long> steps;

  DemoSeries(String series, String dataSet, String files, List<Long> steps) {
    this.series = series;
    this.dataSet = dataSet;
    this.files = files;
    this.steps = steps;
  }

  /** The one of that name. */
  public static Optional<DemoSeries> named(String name) {
    return Arrays.stream(values()).filter(one -> one.series.equals(name)).findFirst();
  }

  /** What its pictures are called. */
  public String dataSet() {
    return dataSet;
  }

  /** Adds what the cluster lacks of its checkpoints and pictures. */
  public void add(
      GatewayConnection gateway,
      DemoFiles demo,
      List<String> labels,
      Surroundings surroundings,
      Progress progress)
      throws IOException, InterruptedException {
    SeriesQuery series = SeriesQuery.newBuilder().setName(this.series).build();
    if (isMissing(() -> gateway.call(() -> gateway.checkpoints().show(series)))) {
      List<Path> checkpoints = demo.models(files);
      var unused =
          SeriesUpload.add(
              gateway,
              this.series,
              checkpoints,
              steps,
              AddModelRequest.newBuilder().addAllLabels(labels).build(),
              progress);
    }
    DataSetQuery pictures = DataSetQuery.newBuilder().setName(dataSet).build();
    if (isMissing(() -> gateway.call(() -> gateway.dataSets().show(pictures)))) {
      progress.now("Drawing pictures");
      Path folder = Files.createTempDirectory("vitrine-pictures");
      try {
        DrawnPictures.draw(surroundings, dataSet, folder);
        try (PictureSource source =
            PictureSource.open(folder, Optional.empty(), ZipLimits.STANDARD)) {
          var unused = DataSetUpload.add(gateway, dataSet, source.pictures(), progress);
        }
      } finally {
        DrawnPictures.remove(folder);
      }
    }
  }

  private static boolean isMissing(Supplier<?> shown) {
    try {
      var unused = shown.get();
      return false;
    } catch (GatewayFailure failure) {
      if (failure.status() == Status.Code.NOT_FOUND) {
        return true;
      }
      throw failure;
    }
  }
}
