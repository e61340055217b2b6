package io.vitrine.viewer.visit;

import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.scene.LayerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What there is to say about what is pointed at: for a tile, the exact value under the pointer. */
final class Hints {
  /** How long the pointer rests on a layer before its exact values are fetched. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Visit visit;
  private int restsOn = Station.NONE;
  private long restsSince;

  Hints(Visit visit) {
    this.visit = visit;
  }

  List<String> of(Target aim) {
    if (aim instanceof Target.Tile tile) {
      return tile(tile);
    }
    if (aim instanceof Target.Layer layer) {
      return layer(layer.layer());
    }
    if (aim instanceof Target.Button button) {
      return button.hint().isEmpty() ? List.of() : List.of(button.hint());
    }
    if (aim instanceof Target.InputFrame) {
      return List.of(visit.carried() < 0 ? "Click for other pictures" : "Put it here");
    }
    return List.of();
  }

  private static List<String> layer(LayerView layer) {
    String[] title = layer.title().strip().split(" {2,}", 2);
    List<String> lines = new ArrayList<>(List.of(title[0]));
    if (title.length > 1) {
      lines.add(title[1].replace(" x ", " × "));
    }
    if (!layer.closedBlock().isEmpty()) {
      lines.add("stands for a block: B opens it");
    } else if (layer.excerpt()) {
      lines.add("its most active channels: B shows all");
    }
    lines.add("Click to read it");
    return lines;
  }

  private List<String> tile(Target.Tile tile) {
    String name = tile.layer().title().strip().split(" {2,}", 2)[0];
    LiveHall live = visit.live();
    int channel = live.cache().channel(tile.tile());
    List<String> lines = new ArrayList<>(List.of(name + "  ·  channel " + channel));
    if (!live.cache().known(tile.tile())) {
      lines.add("not computed yet");
      return lines;
    }
    int[] texels = live.cache().texels(tile.layer());
    int x = (int) (tile.u() * texels[0]);
    int y = (int) (tile.v() * texels[1]);
    Optional<Float> exact = exact(tile, texels, x, y);
    String place = texels[1] == 1 ? "element " + x : "row " + y + ", column " + x;
    exact.ifPresentOrElse(
        value -> lines.add(String.format(Locale.ROOT, "%s: %s", place, number(value))),
        () -> lines.add(place + ": …"));
    lines.add(
        String.format(
            Locale.ROOT,
            "extreme ≈ %.3g, mean ≈ %.3g",
            live.cache().extreme(tile.layer(), tile.tile()),
            live.cache().mean(tile.layer(), tile.tile())));
    boolean clipped =
        exact.isPresent() && Math.abs(exact.get()) > live.cache().range(tile.layer()) * 1.004f;
    if (clipped) {
      lines.add("beyond the colour scale");
    }
    return lines;
  }

  private static String number(float value) {
    return Float.isFinite(value) ? Float.toString(value) : Float.isNaN(value) ? "NaN" : "infinite";
  }

  private Optional<Float> exact(Target.Tile tile, int[] texels, int x, int y) {
    LiveHall live = visit.live();
    if (tile.layer().index() != restsOn) {
      restsOn = tile.layer().index();
      restsSince = System.nanoTime();
    }
    if (System.nanoTime() - restsSince < REST_NANOS || live.input().isEmpty() || !live.complete()) {
      return Optional.empty();
    }
    long element = ((long) live.cache().channel(tile.tile()) * texels[1] + y) * texels[0] + x;
    return visit.exact().element(live.model(), live.input().get(), tile.layer().value(), element);
  }
}
