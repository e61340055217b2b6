package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.InputPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is put into the network: one picture, or a tensor for each input. */
final class InputOptions {
  @Option(
      names = "--image",
      paramLabel = "FILE",
      required = true,
      description = "A picture: PNG, JPEG, WebP, BMP or GIF.")
  private @Nullable Path image;

  @Option(
      names = "--input",
      paramLabel = "[NAME=]FILE.npy",
      required = true,
      description =
          "A tensor for an input; the name may be left out where there is only one. May be repeated.")
  private @Nullable List<String> tensors;

  /** Uploads the files. */
  List<InputPart> upload(GatewayConnection gateway, Progress progress) throws IOException {
    List<InputPart> parts = new ArrayList<>();
    if (image != null) {
      parts.add(part(gateway, progress, "", image, false));
    }
    if (tensors != null) {
      for (String tensor : tensors) {
        Named named = Named.parse(tensor);
        parts.add(part(gateway, progress, named.name(), named.file(), true));
      }
    }
    return parts;
  }

  private static InputPart part(
      GatewayConnection gateway, Progress progress, String name, Path file, boolean npy)
      throws IOException {
    String fileName = String.valueOf(file.getFileName());
    progress.now("Uploading " + fileName);
    FileReference reference = Upload.send(gateway, file, fileName, progress);
    return InputPart.newBuilder().setName(name).setFile(reference).setNpy(npy).build();
  }

  /**
   * "NAME=FILE" or "FILE". A file of that whole name wins, and the name ends at the last '=' that
   * leaves a file.
   */
  record Named(String name, Path file) {
    static Named parse(String text) {
      if (!Files.exists(Path.of(text))) {
        for (int at = text.lastIndexOf('='); at > 0; at = text.lastIndexOf('=', at - 1)) {
          Path file = Path.of(text.substring(at + 1));
          if (Files.isRegularFile(file)) {
            return new Named(text.substring(0, at), file);
          }
        }
        int at = text.indexOf('=');
        if (at > 0) {
          return new Named(text.substring(0, at), Path.of(text.substring(at + 1)));
        }
      }
      return new Named("", Path.of(text));
    }
  }
}
