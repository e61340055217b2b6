package io.vitrine.cli.demo;

import io.vitrine.cli.job.ResultFiles;
import io.vitrine.cli.job.ResultFiles.Result;
import io.vitrine.cli.picture.LabelledSheet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The first minute as a page: its frames, their contact sheet, and what channels look for. */
public final class DemoPage {
  private static final LabelledSheet FRAMES = new LabelledSheet(640, 360, 3);

  /** By the frames' names; the viewer's captions, and when it shows them in a window. */
  private static final Map<String, String> CAPTIONS =
      Map.of(
          "before", "0 s: a trained network, before it sees anything",
          "first-picture", "1 s: a face on the input frame, and every layer answers",
          "walk", "10 s: every tile is one channel's map of the picture",
          "second-picture", "15 s: the fish instead, and the tiles follow",
          "layer", "29 s: one layer, read at arm's length",
          "channel", "31 s: one channel: what it looks for, and what moves it most",
          "untrained", "45 s: the same network, untrained",
          "half-trained", "51 s: it learns",
          "trained", "57 s: trained");

  private final Path folder;

  public DemoPage(Path folder) {
    this.folder = folder;
  }

  /**
   * What the page tells.
   *
   * @param classes what the network says of the first picture
   * @param shipped finished results that came with this version
   * @param live results made while the demo ran, each of a channel that is among the shipped ones
   * @param seconds how long those took; 0 when they were there
   */
  public record Story(String classes, List<Result> shipped, List<Result> live, long seconds) {
    public Story {
      shipped = List.copyOf(shipped);
      live = List.copyOf(live);
    }
  }

  /** Writes everything that belongs to the frames NN-NAME.png in the folder. */
  public void write(Story story) throws IOException {
    List<Path> frames = frames();
    sheet(frames);
    ImageIO.write(
        ResultFiles.sheet(
            DemoFiles.MODEL + "  " + DemoFiles.VALUE + "  what each channel looks for",
            story.shipped()),
        "png",
        folder.resolve("channels.png").toFile());
    for (Result result : story.live()) {
      Files.write(folder.resolve(file("live", result)), result.png().toByteArray());
    }
    for (Result result : shippedOfLive(story)) {
      Files.write(folder.resolve(file("shipped", result)), result.png().toByteArray());
    }
    Files.writeString(folder.resolve("index.html"), html(frames, story));
  }

  private List<Path> frames() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.png"))
          .sorted()
          .toList();
    }
  }

  private void sheet(List<Path> frames) throws IOException {
    List<LabelledSheet.Entry> entries = new ArrayList<>();
    for (Path frame : frames) {
      BufferedImage picture = ImageIO.read(frame.toFile());
      entries.add(new LabelledSheet.Entry(picture, words(frame)));
    }
    ImageIO.write(
        FRAMES.draw("Vitrine: the first minute", entries),
        "png",
        folder.resolve("contact-sheet.png").toFile());
  }

  private static List<Result> shippedOfLive(Story story) {
    return story.live().stream()
        .flatMap(
            live -> story.shipped().stream().filter(result -> result.channel() == live.channel()))
        .toList();
  }

  private static String file(String kind, Result result) {
    return String.format(Locale.ROOT, "%s-channel-%05d.png", kind, result.channel());
  }

  private static String words(Path frame) {
    String name = frame.getFileName().toString().replaceAll("^\\d\\d-|\\.png$", "");
    return CAPTIONS.getOrDefault(name, name.replace('-', ' '));
  }

  private static String html(List<Path> frames, Story story) throws IOException {
    return Template.read("index.html")
        .with("classes", Template.escaped(story.classes()))
        .with("frames", frames.stream().map(DemoPage::figure).collect(Collectors.joining("\n")))
        .with("count", Integer.toString(story.shipped().size()))
        .with("value", Template.escaped(DemoFiles.VALUE))
        .with("took", story.seconds() == 0 ? "before" : "in " + story.seconds() + " s")
        .with(
            "pairs",
            story.live().stream().map(live -> pair(live, story)).collect(Collectors.joining("\n")))
        .text();
  }

  private static String figure(Path frame) {
    String name = Template.escaped(frame.getFileName().toString());
    String words = Template.escaped(words(frame));
    return "<figure><a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a><figcaption>%s</figcaption></figure>"
        .formatted(name, name, words, words);
  }

  private static String pair(Result live, Story story) {
    String shipped =
        story.shipped().stream()
            .filter(result -> result.channel() == live.channel())
            .map(result -> small("shipped", "shipped", result))
            .collect(Collectors.joining());
    return "<div class=\"pair\">" + shipped + small("live", "made now", live) + "</div>";
  }

  private static String small(String kind, String words, Result result) {
    return String.format(
        Locale.ROOT,
        "<figure><img src=\"%s\" alt=\"channel %d\"><figcaption>channel %d, %s: %.3g</figcaption></figure>",
        file(kind, result),
        result.channel(),
        result.channel(),
        words,
        result.visualization().getBest());
  }
}
