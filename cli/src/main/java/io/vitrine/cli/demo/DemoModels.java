package io.vitrine.cli.demo;

import com.google.protobuf.ByteString;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ListModelsRequest;
import io.vitrine.protocol.Model;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the demo network's checkpoints to a cluster that may have them. */
public final class DemoModels {
  private DemoModels() {}

  /**
   * Adds the checkpoints that the cluster lacks.
   *
   * @return how many those were
   */
  public static int add(
      GatewayConnection gateway,
      List<DemoFiles.Checkpoint> checkpoints,
      List<String> labels,
      Progress progress)
      throws IOException {
    Map<String, Model> known =
        gateway
            .call(() -> gateway.models().list(ListModelsRequest.getDefaultInstance()))
            .getModelsList()
            .stream()
            .collect(
                Collectors.toMap(model -> model.getReference().getName(), Function.identity()));
    int added = 0;
    for (DemoFiles.Checkpoint checkpoint : checkpoints) {
      progress.now("Adding " + checkpoint.name());
      FileReference file =
          Upload.send(
              gateway, checkpoint.file(), checkpoint.file().getFileName().toString(), progress);
      Model there = known.get(checkpoint.name());
      if (there == null) {
        AddModelRequest request =
            AddModelRequest.newBuilder()
                .setName(checkpoint.name())
                .addFiles(file)
                .addAllLabels(labels)
                .build();
        gateway.call(() -> gateway.models().add(request));
        added++;
      } else if (!isOf(there, file.getSha256())) {
        throw new CommandFailed(
            "the cluster has another model named " + checkpoint.name(),
            "Give the demo data of its own with --data DIR, or take that model away with 'vitrine model remove "
                + checkpoint.name()
                + "'.");
      }
    }
    return added;
  }

  private static boolean isOf(Model model, ByteString sha256) {
    return model.getReference().getFilesList().stream()
        .anyMatch(file -> file.getSha256().equals(sha256));
  }
}
