package io.vitrine.viewer.visit;

import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.client.ViewerSession;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a hall in touch with its gateway: a session that was lost is opened again, after 1, 2, 4
 * and from then on every 8 seconds. Never waits. Belongs to the render thread.
 */
final class Link implements AutoCloseable {
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 3;

  private final GatewayClient client;
  private final LiveHall live;
  private Optional<ViewerSession> current;
  private Optional<ViewerSession> trying = Optional.empty();
  private Optional<String> away = Optional.empty();
  private int attempts;
  private long retryAt;

  Link(GatewayClient client, LiveHall live, ViewerSession session) {
    this.client = client;
    this.live = live;
    current = Optional.of(session);
  }

  /**
   * Looks after the session.
   *
   * @return whether something changed
   */
  boolean step() {
    if (live.lost().isPresent() && current.isPresent()) {
      current.get().close();
      current = Optional.empty();
      failed(live.lost().get());
      return true;
    }
    if (current.isPresent()) {
      return false;
    }
    return trying.isPresent() ? answered(trying.get()) : again();
  }

  private boolean again() {
    if (System.nanoTime() < retryAt) {
      return false;
    }
    trying = Optional.of(client.open(live.opened().model().getReference().getName()));
    return true;
  }

  private boolean answered(ViewerSession session) {
    Optional<GatewayEvent> event = session.poll();
    if (event.isEmpty()) {
      return false;
    }
    trying = Optional.empty();
    try {
      if (event.get() instanceof GatewayEvent.Opened opened) {
        live.rejoin(session, opened);
        current = Optional.of(session);
        away = Optional.empty();
        attempts = 0;
        return true;
      }
    } catch (ViewerException e) {
      session.close();
      failed(e);
      return true;
    }
    session.close();
    if (event.get() instanceof GatewayEvent.Lost lost) {
      failed(lost.cause());
    } else if (event.get() instanceof GatewayEvent.Refused refused) {
      failed(refused.cause());
    } else {
      failed(new GatewayException("The gateway speaks of another session."));
    }
    return true;
  }

  private void failed(RuntimeException why) {
    away = Optional.of("No gateway, trying again: " + why.getMessage());
    retryAt = System.nanoTime() + (FIRST_PAUSE << Math.min(attempts++, MOST_DOUBLINGS));
  }

  /** Why there is no session now, and what is done about it. */
  Optional<String> away() {
    return away;
  }

  @Override
  public void close() {
    trying.ifPresent(ViewerSession::close);
    current.ifPresent(ViewerSession::close);
  }
}
