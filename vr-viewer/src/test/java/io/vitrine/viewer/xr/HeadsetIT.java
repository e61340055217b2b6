package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.client.ClientSettings;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.fixture.DrawnGateway;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.Screen;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.visit.Controls;
import io.vitrine.viewer.visit.LiveHall;
import io.vitrine.viewer.visit.Visit;
import io.vitrine.viewer.visit.VisitSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a walker does in a headset, in one that nobody wears. */
class HeadsetIT {
  private static final long FRAME = 11_111_111;

  /** What a frame may leave to the garbage collector: at 90 frames a second 3 MB/s. */
  private static final long MOST_BYTES = 32_000;

  private final Moment body = new Moment();
  private final NullHeadset headset;
  private final HeadsetDisplay display;
  private final DrawnGateway gateway;
  private final GatewayClient client;
  private final ViewerSession session;
  private final LiveHall live;
  private final Errands errands = new Errands();
  private final Visit visit;
  private final Controls controls;

  HeadsetIT(@TempDir Path folder) throws IOException {
    Screen.needed();
    body.head.position.set(0, 1.7f, 0);
    for (int eye = 0; eye < 2; eye++) {
      body.eyes[eye].place.position.set(eye == 0 ? -0.032f : 0.032f, 1.7f, 0);
    }
    body.hands[Moment.RIGHT].tracked = true;
    body.hands[Moment.RIGHT].aim.position.set(0.2f, 1.2f, -0.3f);
    body.hands[Moment.LEFT].tracked = true;
    body.hands[Moment.LEFT].grip.position.set(-0.2f, 1.2f, -0.3f);
    headset = NullHeadset.open(400, 400, this::move);
    display = new HeadsetDisplay(headset, HeadsetSettings.DEFAULT);
    gateway = DrawnGateway.of(DrawnNetwork.plain(4, 20));
    client = new GatewayClient(gateway.url(), ClientSettings.DEFAULT);
    session = client.open("drawn");
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
            new VisitSettings(List.of(), List.of(), folder, CameraPlace.Named.ENTRY, 0),
            true);
    controls = new Controls(visit);
  }

  private void move(Moment moment) {
    moment.nanos += FRAME;
    moment.head.set(body.head);
    for (int i = 0; i < 2; i++) {
      moment.eyes[i].place.set(body.eyes[i].place);
      Moment.Hand to = moment.hands[i];
      Moment.Hand from = body.hands[i];
      to.tracked = from.tracked;
      to.aim.set(from.aim);
      to.grip.set(from.grip);
      to.trigger = from.trigger;
      to.squeeze = from.squeeze;
      to.first = from.first;
      to.second = from.second;
      to.stickX = from.stickX;
      to.stickY = from.stickY;
    }
  }

  private void frames(int count) {
    for (int i = 0; i < count; i++) {
      HandInput hands = display.hands(true);
      boolean said = controls.follow(hands);
      boolean moved = visit.step(hands.motion(), FRAME / 1e9f);
      boolean shown = visit.show(controls.aim(), controls.pointer(hands));
      assertThat(display.frame(live.renderer(), said | moved | shown)).isTrue();
    }
  }

  @BeforeEach
  void firstFrames() {
    frames(2);
  }

  @AfterEach
  void nothingIsLeftOpen() {
    visit.close();
    errands.close();
    live.close();
    session.close();
    client.close();
    gateway.close();
    display.close();
    assertThat(display.gpu().live()).isEmpty();
  }

  private Vector3f eye() {
    return new Vector3f(visit.pose().eye());
  }

  @Test
  void theFloorIsTheHallsAndTheHeadAsHighAsItIs() {
    assertThat(eye().y).isCloseTo(1.7f, within(1e-4f));
    Vector3f before = eye();
    body.head.position.add(0.3f, -0.2f, -0.4f);
    frames(1);
    assertThat(eye().distance(before))
        .isCloseTo(new Vector3f(0.3f, 0.2f, 0.4f).length(), within(1e-3f));
    assertThat(eye().y).isCloseTo(1.5f, within(1e-4f));
  }

  @Test
  void aStickTurnsByThirtyDegreesAboutTheHeadAndOnlyOnce() {
    float yaw = visit.pose().yaw();
    Vector3f before = eye();
    body.hands[Moment.RIGHT].stickX = -1;
    frames(10);
    assertThat(visit.pose().yaw() - yaw).isCloseTo((float) Math.toRadians(30), within(1e-3f));
    assertThat(eye().distance(before)).isLessThan(1e-3f);
  }

  @Test
  void theOtherStickWalksAtOneSpeed() {
    Vector3f before = eye();
    body.hands[Moment.LEFT].stickY = 0.6f;
    frames(9);
    float slow = eye().distance(before);
    Vector3f then = eye();
    body.hands[Moment.LEFT].stickY = 1;
    frames(9);
    assertThat(eye().distance(then)).isCloseTo(slow, within(1e-3f));
    assertThat(slow / (9 * FRAME / 1e9f)).isLessThanOrEqualTo(3.001f).isGreaterThan(1);
    assertThat(eye().y).isCloseTo(1.7f, within(1e-4f));
  }

  @Test
  void smoothMotionDarkensTheRimOfThePicture() {
    int[] still = display.pixels();
    body.hands[Moment.LEFT].stickY = 1;
    body.hands[Moment.LEFT].stickX = 0;
    frames(20);
    int[] moving = display.pixels();
    int width = display.width();
    // The eyes see 90 degrees across; the lower corner is 51 degrees off.
    int corner = (display.height() - 3) * width + 3;
    assertThat(moving[corner]).isZero();
    assertThat(still[corner]).isNotZero();
  }

  @Test
  void theRayOnTheGroundIsATeleport() {
    // Down and a little to the right of the panels.
    body.hands[Moment.RIGHT].aim.orientation.rotationY(-1.2f).rotateX(-0.5f);
    frames(12);
    assertThat(controls.aim()).isInstanceOf(Target.Ground.class);
    Vector3fc goal = ((Target.Ground) controls.aim()).point();
    body.hands[Moment.RIGHT].trigger = true;
    frames(1);
    body.hands[Moment.RIGHT].trigger = false;
    frames(2);
    assertThat(eye().x).isCloseTo(goal.x(), within(0.02f));
    assertThat(eye().z).isCloseTo(goal.z(), within(0.02f));
    assertThat(eye().y).isCloseTo(1.7f, within(1e-3f));
    body.hands[Moment.RIGHT].first = true;
    frames(2);
    assertThat(eye().x).isNotCloseTo(goal.x(), within(0.1f));
    assertThat(headset.felt()).isPositive();
  }

  @Test
  void theMapHangsAtTheOtherWristAndChangesHandsWithTheTrigger() {
    Vector3fc left = wristMap();
    assertThat(left.distance(hall(body.hands[Moment.LEFT].grip))).isLessThan(0.2f);
    body.hands[Moment.LEFT].trigger = true;
    frames(1);
    body.hands[Moment.LEFT].trigger = false;
    frames(1);
    assertThat(wristMap().distance(hall(body.hands[Moment.RIGHT].grip))).isLessThan(0.2f);
  }

  /** A point of the room in the hall: the head is where the walker is. */
  private Vector3f hall(Place place) {
    return new Vector3f(place.position)
        .sub(body.head.position)
        .rotateY(visit.pose().yaw())
        .add(eye());
  }

  private Vector3fc wristMap() {
    PlacedPanel map =
        visit.hud().panels().stream()
            .filter(
                placed ->
                    placed.panel().areas().stream()
                        .map(Panel.Area::button)
                        .anyMatch(button -> button.spot() == io.vitrine.viewer.action.Spot.MAP))
            .findFirst()
            .orElseThrow();
    return map.placement().origin();
  }

  @Test
  void panelsStandStillWhileTheHeadLooksAround() {
    Vector3fc before = visit.hud().panels().get(0).placement().origin();
    body.head.orientation.rotationY(0.5f);
    frames(5);
    assertThat(visit.hud().panels().get(0).placement().origin().distance(before)).isLessThan(1e-3f);
    body.head.orientation.rotationY(1.6f);
    frames(60);
    assertThat(visit.hud().panels().get(0).placement().origin().distance(before))
        .isGreaterThan(0.5f);
  }

  /**
   * CPU time of this thread only: on a machine without a GPU the pixels are made by others. Hands
   * tremble, so that nothing is still.
   */
  @Test
  void aFrameCostsLittle() {
    com.sun.management.ThreadMXBean thread =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(1);
    double[] milliseconds = new double[300];
    long[] bytes = new long[milliseconds.length];
    for (int i = -100; i < milliseconds.length; i++) {
      body.hands[Moment.RIGHT]
          .aim
          .orientation
          .rotationY((float) (0.004 * random.nextGaussian()))
          .rotateX((float) (0.004 * random.nextGaussian()));
      long time = thread.getCurrentThreadCpuTime();
      long allocated = thread.getCurrentThreadAllocatedBytes();
      frames(1);
      if (i >= 0) {
        milliseconds[i] = (thread.getCurrentThreadCpuTime() - time) / 1e6;
        bytes[i] = thread.getCurrentThreadAllocatedBytes() - allocated;
      }
    }
    Arrays.sort(milliseconds);
    Arrays.sort(bytes);
    System.out.printf(
        "Headset, a frame: CPU time p50 %.2f ms, p99 %.2f ms; allocated p50 %d, p99 %d bytes%n",
        milliseconds[150], milliseconds[297], bytes[150], bytes[297]);
    assertThat(bytes[150]).as("bytes allocated in a frame").isLessThan(MOST_BYTES);
  }
}
