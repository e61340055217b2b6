package io.vitrine.viewer.visit;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Bindings;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.display.Gesture;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.hand.Picker;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.SliderPanel;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * Turns what the hands do into what the visit does, by the table of bindings. A trigger that is
 * pressed and released in one place clicks; moved while held, it slides the slider, carries a
 * picture or a tile, or else turns the eye as if the hall were held. A ray clicks what it met as
 * the trigger was pulled: pulling moves the hand.
 */
public final class Controls {
  private static final float CLICK_ANGLE = (float) Math.toRadians(0.7);

  /** A hand in the air is not as quiet as one on a table. */
  private static final float CLICK_ANGLE_OF_RAY = (float) Math.toRadians(3);

  private static final float CLICK_METRES = 0.12f;
  private static final float HOVER_STRENGTH = 0.15f;
  private static final float HOVER_SECONDS = 0.01f;
  private static final float CLICK_STRENGTH = 0.5f;
  private static final float CLICK_SECONDS = 0.03f;
  private static final float WHEEL_METRES = 0.25f;
  private static final float LOOK_RADIANS_PER_RADIAN = 2.0f;

  private enum Drag {
    NONE,
    LOOK,
    SLIDE,
    CARRY
  }

  private record Press(Target target, Ray ray) {}

  private final Visit visit;
  private Picker picker;
  private Hall hall;
  private final Commands commands;
  private Optional<Press> press = Optional.empty();
  private Drag drag = Drag.NONE;
  private final WorldGrab grab = new WorldGrab();
  private Target aim = new Target.Nothing();
  private Device pointing = Device.MOUSE;

  public Controls(Visit visit) {
    this.visit = visit;
    hall = visit.live().hall();
    picker = new Picker(hall);
    commands = new Commands(visit);
  }

  /** What is pointed at. */
  public Target aim() {
    return aim;
  }

  /** Whether the walker wants to leave. */
  public boolean leaving() {
    return commands.leaving();
  }

  /**
   * Does what the hands say.
   *
   * @return whether they said anything
   */
  public boolean follow(HandInput hands) {
    if (hall != visit.live().hall()) {
      hall = visit.live().hall();
      picker = new Picker(hall);
    }
    pointing = hands.pointing();
    visit.hud().pointing(pointing);
    body(hands);
    Target before = aim;
    aim = hands.pointer().map(this::at).orElseGet(Target.Nothing::new);
    visit.display().reach(hands.pointer().isPresent() ? picker.distance() : 0);
    if (doesSomething(aim) && !same(aim, before)) {
      visit.display().feel(HOVER_STRENGTH, HOVER_SECONDS);
    }
    for (Gesture gesture : hands.gestures()) {
      follow(gesture);
    }
    moved(hands);
    return !hands.gestures().isEmpty()
        || drag != Drag.NONE
        || grab.holding()
        || hands.motion().moves();
  }

  /** Where a tracked body is, and the hall that its hands hold. */
  private void body(HandInput hands) {
    hands.body().head().ifPresent(visit.walker()::isAt);
    Optional<Pose> began = grab.ended(hands.body(), visit.walker().pose());
    grab.follow(hands.body()).ifPresent(visit.walker()::isAt);
    began.ifPresent(visit::moved);
  }

  private static boolean doesSomething(Target target) {
    return !(target instanceof Target.Face
        || target instanceof Target.Ground
        || target instanceof Target.Nothing);
  }

  private static boolean same(Target one, Target other) {
    if (one instanceof Target.Tile a && other instanceof Target.Tile b) {
      return a.tile() == b.tile();
    }
    if (one instanceof Target.Button a && other instanceof Target.Button b) {
      return a.action() == b.action() && a.argument() == b.argument();
    }
    return one.equals(other);
  }

  private Target at(Ray ray) {
    return picker.aim(ray, visit.hud().panels());
  }

  private void follow(Gesture gesture) {
    if (gesture instanceof Gesture.Trigger trigger) {
      if (trigger.down()) {
        pressed(trigger.ray());
      } else {
        released(trigger.ray());
      }
    } else if (gesture instanceof Gesture.Pressed key) {
      Bindings.pressed(key.key(), key.control())
          .ifPresent(meant -> commands.perform(meant.action(), meant.way(), aim));
    } else if (gesture instanceof Gesture.Pushed button) {
      Bindings.pushed(button.button()).ifPresent(action -> commands.perform(action, 0, aim));
    } else if (gesture instanceof Gesture.Turned turned) {
      commands.perform(Action.LOOK, turned.way(), aim);
    } else if (gesture instanceof Gesture.Wheel wheel) {
      visit.walker().rise(wheel.steps() * WHEEL_METRES);
    } else if (gesture instanceof Gesture.Dropped dropped) {
      visit.drop(dropped.files());
    } else if (gesture instanceof Gesture.Leave) {
      commands.perform(Action.QUIT, 0, aim);
    }
  }

  private void pressed(Ray ray) {
    Target target = at(ray);
    press = Optional.of(new Press(target, ray));
    drag = Drag.NONE;
    if (target instanceof Target.Button button && button.spot() == Spot.SLIDER) {
      drag = Drag.SLIDE;
      slide(ray);
    }
  }

  private void slide(Ray ray) {
    if (at(ray) instanceof Target.Button button && button.spot() == Spot.SLIDER) {
      int stop = SliderPanel.stop(button.argument(), button.along());
      if (stop != visit.station().checkpoint()) {
        visit.checkpoint(stop);
      }
    }
  }

  private void moved(HandInput hands) {
    if (hands.looking()) {
      visit
          .walker()
          .turn(
              -hands.swing().right() * LOOK_RADIANS_PER_RADIAN,
              hands.swing().up() * LOOK_RADIANS_PER_RADIAN);
    }
    if (press.isEmpty() || hands.pointer().isEmpty()) {
      return;
    }
    Ray ray = hands.pointer().get();
    if (drag == Drag.NONE && leaves(press.get().ray(), ray)) {
      begin(press.get().target());
    }
    if (drag == Drag.SLIDE) {
      slide(ray);
    } else if (drag == Drag.LOOK) {
      visit.walker().turn(hands.swing().right(), -hands.swing().up());
    }
  }

  /** Whether a hand that began to point one way is on its way to somewhere else. */
  private boolean leaves(Ray from, Ray to) {
    float least = pointing == Device.RAY ? CLICK_ANGLE_OF_RAY : CLICK_ANGLE;
    return from.direction().angle(to.direction()) > least
        || from.origin().distance(to.origin()) > CLICK_METRES * visit.pose().scale();
  }

  private void begin(Target from) {
    if (from instanceof Target.Button button) {
      if (button.spot() == Spot.PICTURE) {
        visit.carry(button.argument());
        drag = Drag.CARRY;
      }
    } else if (Bindings.dragged(pointing, from.spot(), Action.TAKE_TILE)) {
      commands.perform(Action.TAKE_TILE, 0, from);
      drag = Drag.CARRY;
    } else if (Bindings.dragged(pointing, Spot.ELSEWHERE, Action.LOOK)
        && !(from instanceof Target.Face)) {
      drag = Drag.LOOK;
    }
  }

  private void released(Ray ray) {
    Optional<Press> from = press;
    Drag was = drag;
    press = Optional.empty();
    drag = Drag.NONE;
    Target target = at(ray);
    if (was == Drag.CARRY) {
      if (target.spot() == Spot.INPUT_FRAME) {
        click(target);
      } else {
        visit.carry(Station.NONE);
      }
    } else if (was == Drag.NONE && from.isPresent()) {
      click(pointing == Device.RAY ? from.get().target() : target);
    }
  }

  private void click(Target target) {
    visit.display().feel(CLICK_STRENGTH, CLICK_SECONDS);
    if (target instanceof Target.Button button) {
      commands.perform(button.action(), button.argument(), target);
    } else {
      Bindings.clicked(pointing, target.spot())
          .ifPresent(action -> commands.perform(action, 0, target));
    }
  }

  /** A point of the ray to what is pointed at. */
  public Optional<Vector3f> pointer(HandInput hands) {
    return hands.pointer().map(ray -> ray.at(1));
  }
}
