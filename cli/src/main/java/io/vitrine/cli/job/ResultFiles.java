package io.vitrine.cli.job;

import com.google.protobuf.ByteString;
import io.vitrine.cli.connection.Download;
import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import io.vitrine.cli.picture.LabelledSheet;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.ResultQuery;
import io.vitrine.protocol.Visualization;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * What a job found, as files: a PNG per channel just as the cluster made it, with its recipe
 * inside, and contact sheets.
 */
public final class ResultFiles {
  /** More do not fit on a sheet that a person looks at. */
  private static final int PER_SHEET = 256;

  private static final LabelledSheet SHEET = new LabelledSheet(128, 128, 16);

  /**
   * A finished picture of a channel.
   *
   * @param png as it is stored
   */
  public record Result(Visualization visualization, ByteString png) {
    /** The channel's number. */
    public int channel() {
      return visualization.getObjective().getChannel();
    }

    BufferedImage picture() {
      try {
        BufferedImage picture = ImageIO.read(png.newInput());
        if (picture == null) {
          throw new CommandFailed(
              "the picture of channel " + channel() + " is no PNG",
              "Remove the result " + visualization.getName() + " from the blob store.");
        }
        return picture;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ResultFiles() {}

  /** The finished pictures of a job, in the order asked for. */
  public static List<Result> fetch(GatewayConnection gateway, JobState job, Progress progress) {
    List<Result> results = new ArrayList<>();
    progress.now("Fetching pictures");
    for (JobItem item : job.getItemsList()) {
      if (item.getDone()) {
        ResultQuery query = ResultQuery.newBuilder().setName(item.getName()).build();
        Visualization visualization = gateway.call(() -> gateway.jobs().result(query));
        results.add(new Result(visualization, Download.fetch(gateway, visualization.getPng())));
        progress.detail(results.size() + " of " + job.getItemsCount());
      }
    }
    return results;
  }

  /** Where the picture of a channel goes. */
  public static Path file(Path folder, int channel) {
    return folder.resolve(String.format(Locale.ROOT, "channel-%05d.png", channel));
  }

  /**
   * Writes the pictures and their contact sheets into a folder, which is made where it is missing.
   *
   * @param heading what the sheet is about
   */
  public static void write(Path folder, String heading, List<Result> results) throws IOException {
    Files.createDirectories(folder);
    for (Result result : results) {
      Files.write(file(folder, result.channel()), result.png().toByteArray());
    }
    for (int start = 0; start < results.size(); start += PER_SHEET) {
      List<Result> part = results.subList(start, Math.min(results.size(), start + PER_SHEET));
      String name = start == 0 ? "contact-sheet.png" : "contact-sheet-" + (start / PER_SHEET + 1);
      Path file = folder.resolve(name.endsWith(".png") ? name : name + ".png");
      ImageIO.write(sheet(heading, part), "png", file.toFile());
    }
  }

  /** One labelled sheet of pictures. */
  public static BufferedImage sheet(String heading, List<Result> results) {
    return SHEET.draw(
        heading,
        results.stream()
            .map(result -> new LabelledSheet.Entry(result.picture(), label(result)))
            .toList());
  }

  private static String label(Result result) {
    return result.channel() + (result.visualization().getUnreached() ? " unreached" : "");
  }
}
