package io.vitrine.gateway.viewers;

import io.vitrine.gateway.layouts.Scenes;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.runs.Runs;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The viewers that are here. Thread-safe. */
@Singleton
public final class ViewerSessions {
  private final ViewerSession.Means means;
  private final Showings showings;
  private final int limit;
  private final Map<String, ViewerSession> sessions = new ConcurrentHashMap<>();

  ViewerSessions(
      ModelCatalog catalog, Scenes scenes, Runs runs, Showings showings, GatewaySettings settings) {
    this.means = new ViewerSession.Means(catalog, scenes, runs, showings, settings);
    this.showings = showings;
    this.limit = settings.viewer().limit();
  }

  /**
   * A viewer comes.
   *
   * @param control gets what the viewer is told, from any thread, in order
   */
  public ViewerSession begin(Consumer<GatewayMessage> control) {
    if (sessions.size() >= limit) {
      throw ProblemException.retriable(
          Reason.LIMIT,
          "there are " + limit + " viewers already",
          "Wait until one leaves, or raise VITRINE_GATEWAY_VIEWER_LIMIT.",
          null);
    }
    ViewerSession session = new ViewerSession(UUID.randomUUID().toString(), means, control);
    sessions.put(session.id(), session);
    return session;
  }

  /** The session a stream of tiles belongs to. */
  public ViewerSession find(String id) {
    ViewerSession session = sessions.get(id);
    if (session == null) {
      throw ProblemException.caller(
          Reason.NOT_FOUND,
          "there is no viewer session '" + id + "'",
          "Open a model on the control stream first.");
    }
    return session;
  }

  /** A viewer goes. */
  public void end(ViewerSession session) {
    sessions.remove(session.id());
    session.close();
  }

  /** Where work that may block is done. */
  public Executor worker() {
    return showings.worker();
  }
}
