package io.vitrine.cli.job;

import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import io.grpc.Status;
import io.vitrine.cli.connection.Download;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.GatewayFailure;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.Visualization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finished results outside a cluster: a folder in which each is NAME.png and NAME.textproto (a
 * vitrine.v1.Visualization), NAME being its content name.
 */
public final class ResultFolder {
  private static final String RECORD = ".textproto";
  private static final String PICTURE = ".png";
  private static final String RAW = ".npy";

  private final Path folder;

  public ResultFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the finished results of a job.
   *
   * @param raw also the pictures before rounding, as NAME.npy
   * @return how many
   */
  public int export(GatewayConnection gateway, JobState job, boolean raw, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    int written = 0;
    for (JobItem item : job.getItemsList()) {
      if (item.getDone()) {
        ResultQuery query = ResultQuery.newBuilder().setName(item.getName()).build();
        Visualization result = gateway.call(() -> gateway.jobs().result(query));
        write(result.getName() + PICTURE, Download.fetch(gateway, result.getPng()));
        if (raw) {
          write(result.getName() + RAW, Download.fetch(gateway, result.getRaw()));
        }
        Visualization kept = raw ? result : result.toBuilder().clearRaw().build();
        write(
            result.getName() + RECORD,
            ByteString.copyFromUtf8(TextFormat.printer().printToString(kept)));
        written++;
        progress.detail(written + " of " + job.getItemsCount());
      }
    }
    return written;
  }

  private void write(String name, ByteString bytes) throws IOException {
    Files.write(folder.resolve(name), bytes.toByteArray());
  }

  /** What the folder holds, by name. */
  public List<Visualization> results() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> records = files.filter(file -> file.toString().endsWith(RECORD)).sorted().toList();
      if (records.isEmpty()) {
        throw new CommandFailed(
            folder + " holds no results", "Give a folder that 'vitrine jobs export' wrote.");
      }
      List<Visualization> results = new java.util.ArrayList<>();
      for (Path record : records) {
        results.add(read(record));
      }
      return results;
    }
  }

  private static Visualization read(Path record) throws IOException {
    Visualization.Builder result = Visualization.newBuilder();
    try {
      TextFormat.merge(Files.readString(record), result);
    } catch (TextFormat.ParseException e) {
      throw new CommandFailed(
          record + " is no result: " + e.getMessage(),
          "Take it away, or export it again with 'vitrine jobs export'.");
    }
    return result.build();
  }

  /** Where the picture of a result lies. */
  public Path picture(Visualization result) {
    return folder.resolve(result.getName() + PICTURE);
  }

  /**
   * Hands a result to the cluster, which refuses one whose name is not that of its recipe and
   * objective.
   *
   * @return false when the cluster had it
   */
  public boolean adopt(GatewayConnection gateway, Visualization result, Progress progress)
      throws IOException {
    if (has(gateway, result.getName())) {
      return false;
    }
    Upload.send(gateway, picture(result), result.getPng().getPath(), progress);
    Path raw = folder.resolve(result.getName() + RAW);
    if (result.hasRaw()) {
      Upload.send(gateway, raw, result.getRaw().getPath(), progress);
    }
    gateway.call(() -> gateway.jobs().adopt(result));
    return true;
  }

  private static boolean has(GatewayConnection gateway, String name) {
    ResultQuery query = ResultQuery.newBuilder().setName(name).build();
    try {
      gateway.call(() -> gateway.jobs().result(query));
      return true;
    } catch (GatewayFailure failure) {
      if (failure.status() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }
}
