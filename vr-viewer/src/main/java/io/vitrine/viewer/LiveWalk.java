package io.vitrine.viewer;

import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.display.Gesture;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.stats.FrameTimes;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.tour.Tour;
import io.vitrine.viewer.visit.Controls;
import io.vitrine.viewer.visit.LiveHall;
import io.vitrine.viewer.visit.Visit;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A walk with hands, in a window or a headset, until the walker leaves. */
final class LiveWalk {
  /** How long frames go on after the last change: labels fade in, a sharp frame follows. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final float LONGEST_STEP = 0.1f;

  private final Display display;
  private final Visit visit;
  private final Controls controls;
  private final FrameTimes times = new FrameTimes();
  private Optional<Tour> tour = Optional.empty();
  private String title = "";

  private LiveWalk(Display display, Visit visit) {
    this.display = display;
    this.visit = visit;
    controls = new Controls(visit);
  }

  /**
   * Walks. Closes the display.
   *
   * @return the exit code
   */
  static int walk(GatewayClient client, WalkSettings settings, Display display) throws IOException {
    try (display;
        ViewerSession session = client.open(settings.model())) {
      display.title("Vitrine: opening " + settings.model() + " …");
      Optional<GatewayEvent.Opened> opened = opened(session, display);
      if (opened.isEmpty()) {
        return 0;
      }
      FontAtlas font = FontAtlas.create();
      try (LiveHall live =
              new LiveHall(
                  display.gpu(),
                  session,
                  opened.get(),
                  font,
                  TileCacheSettings.DEFAULT.withCacheBytes(settings.cacheBytes()));
          Errands errands = new Errands();
          Visit visit =
              new Visit(client, session, live, font, display, errands, settings.visit(), true)) {
        errands.wakeWith(display::wake);
        LiveWalk walk = new LiveWalk(display, visit);
        if (settings.tour()) {
          walk.tour =
              Optional.of(
                  Tour.of(visit, settings.channel().map(ChannelName::value), settings.number()));
        } else if (settings.firstPicture()) {
          visit.place(0);
        }
        walk.run();
        if (settings.stats().isPresent()) {
          Stats.of(live, display.gpu(), walk.times, 0).write(settings.stats().get());
        }
        return 0;
      }
    }
  }

  /** The scene, while the display stays alive; empty when it was closed before that came. */
  private static Optional<GatewayEvent.Opened> opened(ViewerSession session, Display display) {
    while (true) {
      Optional<GatewayEvent> event = session.poll();
      if (event.isPresent()) {
        if (event.get() instanceof GatewayEvent.Opened opened) {
          return Optional.of(opened);
        } else if (event.get() instanceof GatewayEvent.Lost lost) {
          throw lost.cause();
        } else if (event.get() instanceof GatewayEvent.Refused refused) {
          throw refused.cause();
        }
      }
      HandInput hands = display.hands(false);
      if (hands.gestures().stream().anyMatch(Gesture.Leave.class::isInstance)) {
        return Optional.empty();
      }
    }
  }

  private void run() {
    long last = System.nanoTime();
    long changed = last;
    boolean resting = false;
    while (!controls.leaving()) {
      HandInput hands = display.hands(!resting);
      long now = System.nanoTime();
      float seconds = Math.min(LONGEST_STEP, (now - last) / 1e9f);
      boolean busy = controls.follow(hands) | hands.redraw() | play(hands, (now - last) / 1e9f);
      last = now;
      busy |= visit.step(hands.motion(), seconds);
      busy |= visit.show(controls.aim(), controls.pointer(hands));
      if (busy) {
        changed = now;
      }
      boolean lively = now - changed < LINGER_NANOS;
      if (lively || !resting) {
        draw(lively);
        name();
      }
      resting = !lively;
    }
  }

  private boolean play(HandInput hands, float seconds) {
    if (tour.isEmpty()) {
      return false;
    }
    if (!hands.gestures().isEmpty() || hands.motion().moves()) {
      tour.get().stop();
    }
    boolean any = tour.get().step(seconds);
    if (tour.get().over()) {
      tour = Optional.empty();
    }
    return any;
  }

  private void draw(boolean lively) {
    long start = System.nanoTime();
    display.frame(visit.live().renderer(), lively);
    times.add(System.nanoTime() - start);
  }

  private void name() {
    String now = "Vitrine: " + visit.words();
    if (!now.equals(title)) {
      title = now;
      display.title(now);
    }
  }
}
