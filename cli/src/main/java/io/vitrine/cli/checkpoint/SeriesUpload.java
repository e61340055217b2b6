package io.vitrine.cli.checkpoint;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.ModelUpload;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddCheckpointsRequest;
import io.vitrine.protocol.AddCheckpointsRequest.NewCheckpoint;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Brings the checkpoints of a training run to the cluster: each a model, together a series. */
public final class SeriesUpload {
  private SeriesUpload() {}

  /**
   * Adds them in one go: where one of them is of another network, the series stays as it was.
   *
   * @param like what every model is added with: preprocessing and labels
   * @param steps one for each file, or none: then their names tell
   */
  public static Series add(
      GatewayConnection gateway,
      String series,
      List<Path> files,
      List<Long> steps,
      AddModelRequest like,
      Progress progress)
      throws IOException {
    AddCheckpointsRequest.Builder request = AddCheckpointsRequest.newBuilder().setSeries(series);
    for (int i = 0; i < files.size(); i++) {
      progress.now("Adding checkpoint " + (i + 1) + " of " + files.size());
      String model = CheckpointFiles.modelName(series, files.get(i));
      var unused =
          ModelUpload.add(gateway, files.get(i), like.toBuilder().setName(model), progress);
      NewCheckpoint.Builder checkpoint = NewCheckpoint.newBuilder().setModel(model);
      if (!steps.isEmpty()) {
        checkpoint.setStep(steps.get(i));
      }
      request.addCheckpoints(checkpoint);
    }
    return gateway.call(() -> gateway.checkpoints().add(request.build()));
  }
}
