package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.dataset.DataSetUpload;
import io.vitrine.cli.dataset.PictureSource;
import io.vitrine.cli.dataset.ZipLimits;
import io.vitrine.cli.output.Json;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description =
        "Name pictures, or add some to a data set. The first folder of a picture is its label, as in cat/1.png.")
final class DatasetAddCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "What to call the data set.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "A folder, a ZIP, or a CSV with a row PATH or PATH,LABEL for each picture.")
  private Path source;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "CSV of PATH,LABEL for the pictures of a folder or ZIP.")
  private @Nullable Path labels;

  private final VitrineCommand root;

  DatasetAddCommand(VitrineCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    DataSet added;
    int leftOut;
    try (PictureSource pictures =
            PictureSource.open(source, Optional.ofNullable(labels), ZipLimits.STANDARD);
        GatewayConnection gateway = root.connect();
        Progress progress = root.progress("Uploading pictures")) {
      added = DataSetUpload.add(gateway, name, pictures.pictures(), progress);
      leftOut = pictures.leftOut();
    }
    if (root.json()) {
      Json.print(root.surroundings().out(), DatasetDocuments.document(added));
    } else {
      root.surroundings().out().println("Added " + DatasetDocuments.inWords(added));
      if (leftOut > 0) {
        root.surroundings()
            .out()
            .println("Left out " + leftOut + " files that are no pictures by their names.");
      }
    }
    return 0;
  }
}
