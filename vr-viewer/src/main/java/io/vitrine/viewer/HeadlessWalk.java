package io.vitrine.viewer;

import io.vitrine.protocol.FileReference;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.stats.FrameTimes;
import io.vitrine.viewer.stats.WalkStats;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.Arrivals;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.visit.LiveHall;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Waits for all tiles, draws, and writes the picture and what it took. */
final class HeadlessWalk {
  /**
   * How often a frame is drawn while tiles still come: enough to warm up, little enough to leave
   * them the machine.
   */
  private static final long LOADING_FRAME_NANOS = 2_000_000_000L;

  private static final long NEWS_MILLIS = 20;

  private final WalkSettings settings;
  private final HeadlessDisplay display;
  private final ViewerSession session;
  private final LiveHall live;

  private HeadlessWalk(
      WalkSettings settings, HeadlessDisplay display, ViewerSession session, LiveHall live) {
    this.settings = settings;
    this.display = display;
    this.session = session;
    this.live = live;
  }

  /**
   * Walks.
   *
   * @return the exit code: 1 when some tiles did not come in time; the picture is written all the
   *     same
   */
  static int walk(GatewayClient client, WalkSettings settings, PrintWriter messages)
      throws IOException {
    try (ViewerSession session = client.open(settings.model());
        HeadlessDisplay display =
            HeadlessDisplay.open(settings.size().width(), settings.size().height())) {
      Optional<FileReference> picture = Optional.empty();
      if (settings.image().isPresent()) {
        picture = Optional.of(client.put(settings.image().get()));
      }
      GatewayEvent.Opened opened = opened(session);
      try (LiveHall live =
          new LiveHall(
              display.gpu(),
              session,
              opened,
              FontAtlas.create(),
              TileCacheSettings.DEFAULT.withCacheBytes(settings.cacheBytes()))) {
        display.look(settings.camera().in(live.hall()));
        HeadlessWalk walk = new HeadlessWalk(settings, display, session, live);
        // The driver compiles with the first frame; a picture is put into a viewer that is running.
        walk.draw();
        picture.ifPresent(live::input);
        return walk.run(messages);
      }
    }
  }

  /** The scene, waited for. */
  static GatewayEvent.Opened opened(ViewerSession session) {
    GatewayEvent event = session.await();
    if (event instanceof GatewayEvent.Opened opened) {
      return opened;
    }
    if (event instanceof GatewayEvent.Lost lost) {
      throw lost.cause();
    }
    if (event instanceof GatewayEvent.Refused refused) {
      throw refused.cause();
    }
    throw new GatewayException(
        "The gateway spoke of tiles before the scene: gateway and viewer are of different versions.");
  }

  private int run(PrintWriter messages) throws IOException {
    boolean whole = settings.image().isEmpty() || await();
    FrameTimes times = new FrameTimes();
    draw();
    Gpu gpu = display.gpu();
    long drawCalls = gpu.drawCalls();
    for (int i = 0; i < settings.frames(); i++) {
      long start = System.nanoTime();
      draw();
      times.add(System.nanoTime() - start);
    }
    drawCalls = (gpu.drawCalls() - drawCalls) / settings.frames();
    if (settings.out().isPresent()) {
      Picture.write(display, settings.out().get());
    }
    if (settings.stats().isPresent()) {
      stats(times, drawCalls).write(settings.stats().get());
    }
    if (!whole) {
      Arrivals arrivals = live.cache().arrivals();
      messages.printf(
          "vitrine view: %d of %d tiles did not come within %d s (--tiles-within); the picture shows what came."
              + " 'vitrine status' says whether the inference service is up.%n",
          arrivals.wanted() - arrivals.whole(),
          arrivals.wanted(),
          settings.tilesWithin().toSeconds());
      messages.flush();
    }
    return whole ? 0 : 1;
  }

  private boolean await() {
    long end = System.nanoTime() + settings.tilesWithin().toNanos();
    long nextFrame = System.nanoTime() + LOADING_FRAME_NANOS;
    while (!live.complete()) {
      live.step();
      live.insist();
      long now = System.nanoTime();
      if (now > end) {
        return false;
      }
      if (now >= nextFrame) {
        draw();
        nextFrame = System.nanoTime() + LOADING_FRAME_NANOS;
      }
      if (!live.cache().busy() && !live.complete()) {
        session.awaitNews(NEWS_MILLIS);
      }
    }
    return true;
  }

  private void draw() {
    display.frame(live.renderer(), false);
  }

  private WalkStats stats(FrameTimes times, long drawCalls) {
    return Stats.of(live, display.gpu(), times, drawCalls);
  }
}
