package io.vitrine.gateway.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.TopChannels;
import io.vitrine.protocol.TopPictures;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** An analysis as one HTML file that needs no other and no network. Thread-safe. */
@Singleton
final class Report {
  private static final String DATA = "{{data}}";
  private static final String LIVE = "{{live}}";

  /** Of each channel at each of two steps. */
  private static final int PICTURES = 5;

  private final Thumbnails thumbnails;
  private final String template = template();

  Report(Thumbnails thumbnails) {
    this.thumbnails = thumbnails;
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream("report.html")) {
      return new String(
          Objects.requireNonNull(in, "report.html").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(Analysis analysis) {
    return live(analysis, "");
  }

  /**
   * One that asks for news while the analysis goes on.
   *
   * @param address of the news; empty: none
   */
  String live(Analysis analysis, String address) {
    return template.replace(LIVE, address).replace(DATA, data(analysis));
  }

  /** The analysis, its most changed channels and their pictures; safe within a page's script. */
  String data(Analysis analysis) {
    ObjectNode document = AnalysisJson.rounded(analysis);
    document.remove("top");
    List<ChangedChannels.Changed> changed = ChangedChannels.of(analysis);
    Set<Integer> pictures = new TreeSet<>();
    ArrayNode channels = document.putArray("changed");
    for (ChangedChannels.Changed one : changed) {
      ObjectNode channel = channels.addObject();
      channel.put("layer", one.layer()).put("channel", one.channel()).put("by", one.by());
      ArrayNode tops = channel.putArray("top");
      for (TopChannels top : analysis.getTopList()) {
        if (top.getLayer().equals(one.layer()) && one.channel() < top.getChannelsCount()) {
          add(tops.addObject(), top.getStep(), top.getChannels(one.channel()), pictures);
        }
      }
    }
    ObjectNode urls = document.putObject("thumbnails");
    thumbnails
        .of(analysis.getDataSet(), pictures)
        .forEach((number, url) -> urls.put(Integer.toString(number), url));
    // Within a script element only this could end it.
    return document.toString().replace("<", "\\u003c");
  }

  private static void add(ObjectNode node, int step, TopPictures top, Set<Integer> pictures) {
    node.put("step", step);
    ArrayNode numbers = node.putArray("pictures");
    top.getPictureList().stream()
        .limit(PICTURES)
        .forEach(
            number -> {
              numbers.add(number);
              pictures.add(number);
            });
  }
}
