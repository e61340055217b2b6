package io.vitrine.viewer.action;

import static io.vitrine.viewer.action.Action.*;

import io.vitrine.viewer.action.Binding.Click;
import io.vitrine.viewer.action.Binding.Drag;
import io.vitrine.viewer.action.Binding.Hold;
import io.vitrine.viewer.action.Binding.Press;
import io.vitrine.viewer.action.Binding.Push;
import io.vitrine.viewer.action.Binding.Squeeze;
import io.vitrine.viewer.action.Binding.Stick;
import io.vitrine.viewer.action.Binding.Wheel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of action x device. What a device's gesture means is looked up here, and the help
 * is written from here. Every action can be done with the mouse alone and with a ray and one
 * trigger alone.
 */
public final class Bindings {
  /** What was meant by a key: an action, and whether it goes back (-1) or forth (1). */
  public record Meant(Action action, int way) {}

  private static final Binding BUTTON = new Click(Spot.BUTTON);
  private static final Map<Action, Map<Device, List<Binding>>> TABLE = new EnumMap<>(Action.class);

  static {
    row(
        WALK,
        new Click(Spot.GROUND),
        Hold.of(Key.W, Key.A, Key.S, Key.D),
        new Click(Spot.GROUND),
        new Stick("other"));
    row(FLY, new Wheel(), Hold.of(Key.CONTROL, Key.SPACE), BUTTON, new Squeeze(false));
    row(
        LOOK,
        new Drag(Spot.ELSEWHERE),
        Hold.of(Key.LEFT, Key.UP, Key.DOWN, Key.RIGHT),
        BUTTON,
        new Stick("pointing"));
    row(GO_TO, new Click(Spot.GROUND), Press.of(Key.G), new Click(Spot.GROUND));
    row(SCALE, BUTTON, Press.of(Key.MINUS, Key.EQUAL), BUTTON, new Squeeze(true));
    row(JUMP, new Click(Spot.MAP), Press.of(Key.PAGE_DOWN, Key.PAGE_UP), new Click(Spot.MAP));
    row(OPEN_LAYER, new Click(Spot.LAYER), Press.of(Key.E), new Click(Spot.LAYER));
    row(OPEN_BLOCK, BUTTON, Press.of(Key.B), BUTTON);
    row(OPEN_CHANNEL, new Click(Spot.TILE), Press.of(Key.ENTER), new Click(Spot.TILE));
    row(PAGE, BUTTON, Press.of(Key.COMMA, Key.PERIOD), BUTTON);
    row(VISUALIZE, BUTTON, Press.of(Key.V), BUTTON);
    row(CANCEL_JOB, BUTTON, Press.of(Key.X), BUTTON);
    row(PICTURES, new Click(Spot.INPUT_FRAME), Press.of(Key.P), new Click(Spot.INPUT_FRAME));
    row(TAKE_PICTURE, new Click(Spot.PICTURE), Press.of(Key.N), new Click(Spot.PICTURE));
    row(TAKE_TILE, BUTTON, Press.of(Key.T), new Drag(Spot.TILE));
    row(PLACE_PICTURE, new Click(Spot.INPUT_FRAME), Press.of(Key.F), new Click(Spot.INPUT_FRAME));
    row(
        CHECKPOINT,
        new Drag(Spot.SLIDER),
        Press.of(Key.LEFT_BRACKET, Key.RIGHT_BRACKET),
        new Drag(Spot.SLIDER));
    row(MEAN, BUTTON, Press.of(Key.K), BUTTON);
    row(LEGEND, BUTTON, Press.of(Key.L), BUTTON);
    row(MAP, BUTTON, Press.of(Key.M), BUTTON);
    row(HELP, BUTTON, Press.of(Key.F1), BUTTON);
    row(CLOSE, BUTTON, Press.of(Key.ESCAPE), BUTTON, new Push(ControllerButton.SECOND));
    row(UNDO, BUTTON, Press.withControl(Key.Z), BUTTON, new Push(ControllerButton.FIRST));
    row(SCREENSHOT, BUTTON, Press.of(Key.F12), BUTTON);
    row(QUIT, BUTTON, Press.withControl(Key.Q), BUTTON);
  }

  private Bindings() {}

  private static void row(Action action, Binding mouse, Binding keys, Binding ray) {
    row(action, mouse, keys, ray, ray);
  }

  private static void row(
      Action action, Binding mouse, Binding keys, Binding ray, Binding controller) {
    TABLE.put(
        action,
        Map.of(
            Device.MOUSE,
            List.of(mouse),
            Device.KEYS,
            List.of(keys),
            Device.RAY,
            List.of(ray),
            Device.CONTROLLER,
            List.of(controller)));
  }

  /** How a device does an action. */
  public static List<Binding> of(Action action, Device device) {
    return TABLE.getOrDefault(action, Map.of()).getOrDefault(device, List.of());
  }

  /**
   * What clicking a place means; of several the one that is listed last: putting a picture on the
   * frame knows what to do without one.
   */
  public static Optional<Action> clicked(Device device, Spot spot) {
    Optional<Action> found = Optional.empty();
    for (Action action : Action.values()) {
      for (Binding binding : of(action, device)) {
        if (binding instanceof Click click && click.spot() == spot) {
          found = Optional.of(action);
        }
      }
    }
    return found;
  }

  /** Whether a drag from a place means an action. */
  public static boolean dragged(Device device, Spot spot, Action action) {
    return of(action, device).contains(new Drag(spot));
  }

  /** What pushing a controller's button means. */
  public static Optional<Action> pushed(ControllerButton button) {
    for (Action action : Action.values()) {
      if (of(action, Device.CONTROLLER).contains(new Push(button))) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** What pressing a key means. */
  public static Optional<Meant> pressed(Key key, boolean control) {
    for (Action action : Action.values()) {
      for (Binding binding : of(action, Device.KEYS)) {
        if (binding instanceof Press press
            && press.control() == control
            && press.keys().contains(key)) {
          return Optional.of(new Meant(action, press.keys().indexOf(key) == 0 ? -1 : 1));
        }
      }
    }
    return Optional.empty();
  }
}
