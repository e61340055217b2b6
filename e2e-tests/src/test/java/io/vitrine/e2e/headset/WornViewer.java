package io.vitrine.e2e.headset;

import io.vitrine.viewer.Picture;
import io.vitrine.viewer.client.ClientSettings;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.visit.Controls;
import io.vitrine.viewer.visit.LiveHall;
import io.vitrine.viewer.visit.Visit;
import io.vitrine.viewer.visit.VisitSettings;
import io.vitrine.viewer.xr.HeadsetDisplay;
import io.vitrine.viewer.xr.HeadsetSettings;
import io.vitrine.viewer.xr.Moment;
import io.vitrine.viewer.xr.Place;
import io.vitrine.viewer.xr.SessionState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** The viewer in Monado's headset, one frame at a time, and the body that wears it. */
final class WornViewer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final float CLOSE = 1e-5f;

  final Body body;
  final HeadsetDisplay display;
  final LiveHall live;
  final Visit visit;
  final Controls controls;
  private final GatewayClient client;
  private final ViewerSession session;
  private final Errands errands = new Errands();
  private long frames;

  /**
   * @param binding "egl" or "xlib"
   */
  WornViewer(
      String gateway, String model, int port, String binding, List<Path> pictures, Path shots)
      throws IOException {
    body = new Body(port);
    body.send();
    display = HeadsetDisplay.open(new HeadsetSettings(false, false, false, binding));
    client = new GatewayClient(gateway, ClientSettings.DEFAULT);
    session = client.open(model);
    FontAtlas font = FontAtlas.create();
    live =
        new LiveHall(
            display.gpu(),
            session,
            (GatewayEvent.Opened) session.await(),
            font,
            TileCacheSettings.DEFAULT.withCacheBytes(64 << 20));
    visit =
        new Visit(
            client,
            session,
            live,
            font,
            display,
            errands,
            new VisitSettings(pictures, List.of(), shots, CameraPlace.Named.ENTRY, 0),
            true);
    controls = new Controls(visit);
    until("the session is focused", () -> display.headset().state() == SessionState.FOCUSED);
    settle();
  }

  /** One frame. */
  void frame() {
    HandInput hands = display.hands(true);
    boolean said = controls.follow(hands);
    boolean moved = visit.step(hands.motion(), 0.016f);
    boolean shown = visit.show(controls.aim(), controls.pointer(hands));
    boolean more = display.frame(live.renderer(), said | moved | shown);
    frames += more ? 1 : 0;
  }

  long frames() {
    return frames;
  }

  void until(String what, BooleanSupplier held) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!held.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited too long until " + what);
      }
      frame();
    }
  }

  /** Tells the body's poses and draws frames until the viewer has them. */
  void settle() throws IOException {
    body.send();
    until(
        "poses arrive",
        () ->
            near(display.moment().head, body.head)
                && near(display.moment().hands[Moment.RIGHT].aim, body.right.part)
                && near(display.moment().hands[Moment.LEFT].aim, body.left.part)
                && display.moment().hands[Moment.RIGHT].trigger == body.right.trigger
                && display.moment().hands[Moment.LEFT].squeeze == body.left.squeeze > 0.5f
                && display.moment().hands[Moment.RIGHT].squeeze == body.right.squeeze > 0.5f);
  }

  /** Whether the runtime says what was told to it. A turn and its negative are the same turn. */
  static boolean near(Place place, Body.Part part) {
    Quaternionf given = new Quaternionf(part.orientation);
    if (given.dot(place.orientation) < 0) {
      given.mul(-1);
    }
    return place.position.distance(part.position) < CLOSE && given.equals(place.orientation, CLOSE);
  }

  /** A point of the hall, in the room. */
  Vector3f toRoom(Vector3fc point) {
    Pose head = visit.pose();
    float turned = head.yaw() - yaw(body.head);
    return new Vector3f(point)
        .sub(head.eye())
        .rotateY(-turned)
        .div(head.scale())
        .add(body.head.position);
  }

  private static float yaw(Body.Part part) {
    Vector3f way = part.orientation.transform(new Vector3f(0, 0, -1));
    return (float) Math.atan2(-way.x, -way.z);
  }

  /** Points with the right hand from one point of the hall at another. */
  void point(Vector3fc from, Vector3fc target) throws IOException {
    body.right.part.at(toRoom(from), toRoom(target));
    settle();
    // The hand's filter, and the look back by 50 ms, have come along.
    for (int i = 0; i < 8; i++) {
      frame();
    }
  }

  void trigger(boolean down) throws IOException {
    body.right.trigger = down;
    settle();
  }

  void keep(Path file) throws IOException {
    Picture.write(Picture.of(display), file);
  }

  @Override
  public void close() throws IOException {
    visit.close();
    errands.close();
    live.close();
    session.close();
    client.close();
    display.close();
    body.close();
  }
}
