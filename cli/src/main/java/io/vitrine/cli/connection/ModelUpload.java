package io.vitrine.cli.connection;

import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings an ONNX file, and the files it keeps its weights in, to the cluster and names it. */
public final class ModelUpload {
  private ModelUpload() {}

  /**
   * Adds a model. Each round brings files that were missing; one that brings none ends it.
   *
   * @param request all but the files
   */
  public static Model add(
      GatewayConnection gateway, Path file, AddModelRequest.Builder request, Progress progress)
      throws IOException {
    request.addFiles(Upload.send(gateway, file, String.valueOf(file.getFileName()), progress));
    while (true) {
      try {
        progress.now("Reading and checking the network");
        return gateway.call(() -> gateway.models().add(request.build()));
      } catch (GatewayFailure refused) {
        Set<String> have =
            request.getFilesList().stream().map(FileReference::getPath).collect(Collectors.toSet());
        boolean anything = false;
        for (String missing : refused.missingFiles()) {
          if (have.add(missing)) {
            progress.now("Uploading " + missing);
            request.addFiles(
                Upload.send(gateway, ExternalData.locate(file, missing), missing, progress));
            anything = true;
          }
        }
        if (!anything) {
          throw refused;
        }
      }
    }
  }
}
