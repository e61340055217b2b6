package io.vitrine.viewer;

import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.tour.Tour;
import io.vitrine.viewer.visit.LiveHall;
import io.vitrine.viewer.visit.Visit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key frames of the tour: each moment is waited for and drawn, whatever time it takes. */
final class TourFrames {
  private static final long NEWS_MILLIS = 10;

  private final WalkSettings settings;
  private final Path folder;
  private final PrintWriter messages;
  private final List<String> late = new ArrayList<>();

  private TourFrames(WalkSettings settings, Path folder, PrintWriter messages) {
    this.settings = settings;
    this.folder = folder;
    this.messages = messages;
  }

  /**
   * Draws them.
   *
   * @return the exit code: 1 when some moment was not whole in time; its frame is written all the
   *     same
   */
  static int draw(GatewayClient client, WalkSettings settings, Path folder, PrintWriter messages)
      throws IOException {
    Files.createDirectories(folder);
    try (ViewerSession session = client.open(settings.model());
        HeadlessDisplay display =
            HeadlessDisplay.open(settings.size().width(), settings.size().height())) {
      var opened = HeadlessWalk.opened(session);
      FontAtlas font = FontAtlas.create();
      try (LiveHall live =
              new LiveHall(
                  display.gpu(),
                  session,
                  opened,
                  font,
                  TileCacheSettings.DEFAULT.withCacheBytes(settings.cacheBytes()));
          Errands errands = new Errands();
          Visit visit =
              new Visit(client, session, live, font, display, errands, settings.visit(), false)) {
        visit.hud().bare(true);
        return new TourFrames(settings, folder, messages)
            .play(
                visit,
                display,
                Tour.of(visit, settings.channel().map(ChannelName::value), settings.number()));
      }
    }
  }

  private int play(Visit visit, HeadlessDisplay display, Tour tour) throws IOException {
    int number = 0;
    while (!tour.over()) {
      String frame = tour.next();
      if (!frame.isEmpty()) {
        settle(visit, frame);
        visit.hush();
        visit.show(new Target.Nothing(), Optional.empty());
        display.frame(visit.live().renderer(), false);
        Picture.write(display, folder.resolve("%02d-%s.png".formatted(++number, frame)));
      }
    }
    if (!late.isEmpty()) {
      messages.printf(
          "vitrine view: not all was there within %d s (--tiles-within): %s. The frames show what came."
              + " 'vitrine status' says which services are up.%n",
          settings.tilesWithin().toSeconds(), String.join(", ", late));
      messages.flush();
    }
    return late.isEmpty() ? 0 : 1;
  }

  /** Lets everything come that was asked for. */
  private void settle(Visit visit, String frame) {
    long end = System.nanoTime() + settings.tilesWithin().toNanos();
    do {
      boolean news = visit.step(Motion.STILL, 0);
      visit.live().insist();
      if (visit.settled()) {
        return;
      }
      if (!news) {
        pause();
      }
    } while (System.nanoTime() < end);
    late.add(frame);
  }

  private static void pause() {
    try {
      Thread.sleep(NEWS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ViewerException("Interrupted.", e);
    }
  }
}
