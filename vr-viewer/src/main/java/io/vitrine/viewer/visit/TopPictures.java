package io.vitrine.viewer.visit;

import io.vitrine.viewer.client.ExactValue;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.panel.ChannelPanel;
import io.vitrine.viewer.render.Gallery;
import io.vitrine.viewer.scene.LayerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which sample pictures move a channel most: every sample goes through the network once for each
 * value that is asked about, one after another, and the mean of each channel is kept.
 */
final class TopPictures {
  /** Most elements a value may have: what is fetched whole for every sample. */
  private static final long MOST_ELEMENTS = 2L << 20;

  private static final int KEPT = 8;

  private record Key(String model, String value) {}

  private static final class Means {
    /** A row for each sample: the mean of each channel. */
    private final Map<Integer, float[]> rows = new HashMap<>();

    private boolean going;
    private boolean stopped;
    private String trouble = "";
  }

  private final GatewayClient client;
  private final Errands errands;
  private final Shelf shelf;
  private final Gallery gallery;
  private final Map<Key, Means> known = new HashMap<>();

  TopPictures(GatewayClient client, Errands errands, Shelf shelf, Gallery gallery) {
    this.client = client;
    this.errands = errands;
    this.shelf = shelf;
    this.gallery = gallery;
  }

  /** Goes on asking about a layer of a model; about no other one. */
  void want(String model, LayerView layer, int texels) {
    Key key = new Key(model, layer.value());
    known.forEach((other, means) -> means.stopped = !other.equals(key));
    if (known.size() > KEPT) {
      known.entrySet().removeIf(entry -> !entry.getKey().equals(key) && !entry.getValue().going);
    }
    Means means = known.computeIfAbsent(key, k -> new Means());
    means.stopped = false;
    if ((long) texels * layer.tiles() > MOST_ELEMENTS) {
      means.trouble = "too large to try every sample";
      return;
    }
    if (!means.going) {
      next(key, means, texels);
    }
  }

  /** Asks no further. */
  void rest() {
    known.values().forEach(means -> means.stopped = true);
  }

  private void next(Key key, Means means, int texels) {
    int sample =
        IntStream.range(0, shelf.size())
            .filter(i -> !means.rows.containsKey(i))
            .findFirst()
            .orElse(-1);
    means.going = sample >= 0 && !means.stopped && means.trouble.isEmpty();
    if (!means.going) {
      return;
    }
    shelf.store(
        sample,
        picture ->
            errands.start(
                () -> means(client.exact(key.model(), picture, key.value()), texels),
                row -> {
                  means.rows.put(sample, row);
                  next(key, means, texels);
                },
                error -> fail(means, error)),
        error -> fail(means, error));
  }

  private static void fail(Means means, Exception error) {
    means.going = false;
    means.trouble = String.valueOf(error.getMessage());
  }

  private static float[] means(ExactValue value, int texels) {
    float[] out = new float[value.elements().length / texels];
    for (int channel = 0; channel < out.length; channel++) {
      double sum = 0;
      for (int i = channel * texels; i < (channel + 1) * texels; i++) {
        sum += value.elements()[i];
      }
      out[channel] = (float) (sum / texels);
    }
    return out;
  }

  /** Whether every sample was asked about, or none will be. */
  boolean settled(String model, LayerView layer) {
    Means means = known.get(new Key(model, layer.value()));
    return means != null && !means.going;
  }

  /** In words. */
  String title(String model, LayerView layer) {
    Means means = known.get(new Key(model, layer.value()));
    if (shelf.size() == 0) {
      return "No sample pictures to compare: drop some onto the window";
    }
    if (means == null || !means.trouble.isEmpty()) {
      return means == null ? "" : "Top pictures: " + means.trouble;
    }
    String soFar = means.rows.size() < shelf.size() ? " so far" : "";
    return "What moves it most, of " + means.rows.size() + " samples" + soFar + " (mean)";
  }

  /** The pictures that move a channel most, with its mean. */
  List<ChannelPanel.Top> top(String model, LayerView layer, int channel) {
    Means means = known.get(new Key(model, layer.value()));
    if (means == null) {
      return List.of();
    }
    List<Integer> order = new ArrayList<>(means.rows.keySet());
    order.sort(
        Comparator.comparingDouble((Integer sample) -> -mean(means, sample, channel))
            .thenComparing(Comparator.naturalOrder()));
    return order.stream()
        .limit(6)
        .map(
            sample ->
                new ChannelPanel.Top(
                    gallery.slot(Shelf.key(sample)),
                    gallery.aspect(Shelf.key(sample)),
                    String.format(Locale.ROOT, "%.3g", mean(means, sample, channel))))
        .toList();
  }

  private static float mean(Means means, int sample, int channel) {
    float[] row = means.rows.get(sample);
    return row == null || channel >= row.length ? 0 : row[channel];
  }
}
