package io.vitrine.viewer.xr;

import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.display.FramePainter;
import io.vitrine.viewer.display.Gesture;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.HandPass;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.Placement;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * A headset as a display. The walker's pose is where the head is in the hall; what the head does by
 * itself is told with the hands, and where the head is sent comes by {@link #look}.
 */
public final class HeadsetDisplay implements Display {
  /** Eye of someone who sits, and of someone who stands on a floor that is not known, in metres. */
  private static final float SEATED = 1.2f;

  private static final float STANDING = 1.6f;

  /** Panels hang within so much of an upright look, as slopes. */
  private static final float PANELS_ASIDE = 0.85f;

  private static final float PANELS_UP = 0.62f;

  /** The map's lower edge is so far above the wrist, and so far in front of it. */
  private static final float ABOVE_WRIST = 0.06f;

  private static final float BEFORE_WRIST = 0.05f;
  private static final float LONGEST_STEP = 0.1f;

  private final Headset headset;
  private final HeadsetSettings settings;
  private final Moment moment = new Moment();
  private final Rig rig = new Rig();
  private final HeadsetHands hands;
  private final BodyView body = new BodyView();
  private final Comfort comfort = new Comfort();
  private final Canvas[] canvases;
  private final HandPass handPass;
  private Optional<Pose> wanted = Optional.empty();
  private Optional<Pose> head = Optional.empty();
  private boolean placed;
  private boolean pending;
  private boolean moving;
  private float reach;
  private float seconds;
  private long lastNanos;

  /** Takes a headset over: it is closed with this display. */
  public HeadsetDisplay(Headset headset, HeadsetSettings settings) {
    this.headset = headset;
    this.settings = settings;
    hands = new HeadsetHands(settings);
    Gpu gpu = headset.gpu();
    canvases =
        new Canvas[] {
          new Canvas(gpu, headset.width(), headset.height(), HeadlessDisplay.SAMPLES),
          new Canvas(gpu, headset.width(), headset.height(), HeadlessDisplay.SAMPLES)
        };
    handPass = new HandPass(gpu);
  }

  /**
   * Opens the headset of this machine.
   *
   * @throws DisplayException if there is none; the message says why
   */
  public static HeadsetDisplay open(HeadsetSettings settings) {
    OpenXrHeadset headset = OpenXrHeadset.open(settings.seated(), settings.binding());
    try {
      return new HeadsetDisplay(headset, settings);
    } catch (RuntimeException e) {
      headset.close();
      throw e;
    }
  }

  /** The headset itself. */
  public Headset headset() {
    return headset;
  }

  /** What was tracked last. */
  public Moment moment() {
    return moment;
  }

  @Override
  public Gpu gpu() {
    return headset.gpu();
  }

  @Override
  public boolean immersive() {
    return true;
  }

  @Override
  public void look(Pose from) {
    wanted = Optional.of(from);
    if (placed && head.isPresent() && !from.equals(head.get())) {
      rig.place(from, moment.head);
      if (!moving) {
        comfort.jumped();
      }
      head = Optional.of(from);
    }
  }

  /** The upright look that panels hang in. */
  @Override
  public View view() {
    return View.of(
        rig.upright(body.eye(), body.yaw()),
        PANELS_ASIDE,
        PANELS_ASIDE,
        PANELS_UP,
        PANELS_UP,
        rig.scale(),
        Math.round(2 * PANELS_ASIDE * focal()),
        Math.round(2 * PANELS_UP * focal()));
  }

  /** Pixels per unit of slope of an eye's picture. */
  private float focal() {
    return headset.height() / (moment.eyes[0].up + moment.eyes[0].down);
  }

  /** What an eye sees. */
  public View eye(int number) {
    Moment.Eye eye = moment.eyes[number];
    return View.of(
        rig.view(eye.place),
        eye.left,
        eye.right,
        eye.up,
        eye.down,
        rig.scale(),
        headset.width(),
        headset.height());
  }

  /** From between the eyes, no wider than both see. */
  private View between() {
    Moment.Eye left = moment.eyes[0];
    Moment.Eye right = moment.eyes[1];
    float aside = Math.min(Math.min(left.left, left.right), Math.min(right.left, right.right));
    float up = Math.min(Math.min(left.up, left.down), Math.min(right.up, right.down));
    return View.of(
        rig.view(moment.head),
        aside,
        aside,
        up,
        up,
        rig.scale(),
        Math.round(2 * aside * focal()),
        Math.round(2 * up * focal()));
  }

  @Override
  public HandInput hands(boolean lively) {
    pending = headset.next(moment);
    if (headset.left()) {
      return new HandInput(
          HandInput.NONE.pointing(),
          Optional.empty(),
          List.of(new Gesture.Leave()),
          HandInput.Motion.STILL,
          HandInput.Swing.NONE,
          false,
          false);
    }
    if (!pending) {
      return HandInput.NONE;
    }
    float passed = (moment.nanos - lastNanos) / 1e9f;
    seconds = Math.max(0, Math.min(LONGEST_STEP, passed));
    lastNanos = moment.nanos;
    if (moment.tracked) {
      body.follow(moment.head, seconds);
      placeFirst();
    }
    head = placed ? Optional.of(rig.pose(moment.head)) : Optional.empty();
    HandInput input = hands.at(moment, rig, head);
    moving =
        input.motion().moves()
            || input.body().left().isPresent()
            || input.body().right().isPresent();
    comfort.pass(seconds, input.motion().moves());
    return input;
  }

  /** Lays the room into the hall when both are known; its floor is the hall's. */
  private void placeFirst() {
    if (placed || wanted.isEmpty()) {
      return;
    }
    placed = true;
    rig.place(wanted.get(), moment.head);
    if (headset.floor()) {
      rig.floorAt(0);
    } else {
      float eye = settings.seated() ? SEATED : STANDING;
      rig.floorAt(eye - moment.head.position.y);
    }
  }

  @Override
  public Optional<Placement> wrist() {
    Moment.Hand other = moment.hands[1 - hands.pointing()];
    if (!other.tracked) {
      return Optional.empty();
    }
    Vector3f lower =
        other
            .aim
            .way(new Vector3f())
            .mul(BEFORE_WRIST)
            .add(other.grip.position)
            .add(0, ABOVE_WRIST, 0);
    Vector3f back = new Vector3f(moment.head.position).sub(lower);
    if (back.lengthSquared() < 1e-4f) {
      return Optional.empty();
    }
    back.normalize();
    Vector3f right = new Vector3f(0, 1, 0).cross(back);
    if (right.lengthSquared() < 1e-4f) {
      return Optional.empty();
    }
    right.normalize();
    Vector3f up = new Vector3f(back).cross(right);
    return Optional.of(
        new Placement(
            rig.toHall(lower), rig.turn(right).mul(rig.scale()), rig.turn(up).mul(rig.scale()), 1));
  }

  @Override
  public void reach(float metres) {
    reach = metres;
  }

  @Override
  public void feel(float strength, float length) {
    headset.feel(hands.pointing(), strength, length);
  }

  @Override
  public void wake() {
    // Frames come by themselves.
  }

  @Override
  public void title(String text) {
    // There is no frame to write it on.
  }

  @Override
  public boolean frame(FramePainter painter, boolean lively) {
    if (!pending) {
      return true;
    }
    pending = false;
    if (moment.seen && moment.tracked) {
      painter.plan(between(), seconds);
      for (int eye = 0; eye < canvases.length; eye++) {
        View view = eye(eye);
        painter.hall(view, canvases[eye]);
        painter.front(view, canvases[eye]);
        drawHands();
        handPass.darken(comfort.vignette(), comfort.blink());
      }
    }
    headset.show(moment, canvases);
    return true;
  }

  private void drawHands() {
    handPass.begin();
    for (int number = 0; number < moment.hands.length; number++) {
      if (moment.hands[number].tracked) {
        Pointer pointer = hands.pointer(number);
        boolean points = number == hands.pointing();
        handPass.hand(
            rig.toHall(moment.hands[number].grip.position),
            rig.turn(moment.hands[number].aim.way(new Vector3f())),
            rig.scale());
        if (points) {
          handPass.ray(rig.toHall(pointer.origin()), rig.turn(pointer.way()), reach, rig.scale());
        }
      }
    }
    handPass.draw();
  }

  /** Both eyes beside each other, the left one on the left. */
  @Override
  public int[] pixels() {
    int width = canvases[0].width();
    int[] left = canvases[0].pixels();
    int[] right = canvases[1].pixels();
    int[] both = new int[left.length + right.length];
    for (int y = 0; y < height(); y++) {
      System.arraycopy(left, y * width, both, 2 * y * width, width);
      System.arraycopy(right, y * width, both, (2 * y + 1) * width, width);
    }
    return both;
  }

  @Override
  public int width() {
    return canvases[0].width() + canvases[1].width();
  }

  @Override
  public int height() {
    return canvases[0].height();
  }

  @Override
  public void close() {
    handPass.close();
    for (Canvas canvas : canvases) {
      canvas.close();
    }
    headset.close();
  }
}
