package io.vitrine.viewer.action;

import java.util.List;
import java.util.stream.Collectors;

/** How one device does one action. */
public sealed interface Binding {
  /** In words for people, a line of the help. */
  String title();

  /**
   * A key is pressed. Where there are several, the first goes back and the last forth.
   *
   * @param control together with the control key
   */
  record Press(List<Key> keys, boolean control) implements Binding {
    static Press of(Key... keys) {
      return new Press(List.of(keys), false);
    }

    static Press withControl(Key key) {
      return new Press(List.of(key), true);
    }

    @Override
    public String title() {
      return (control ? "Ctrl+" : "") + titles(keys);
    }
  }

  /** Keys act as long as they are held. */
  record Hold(List<Key> keys) implements Binding {
    static Hold of(Key... keys) {
      return new Hold(List.of(keys));
    }

    @Override
    public String title() {
      return "hold " + titles(keys);
    }
  }

  /** The trigger, or the first mouse button, on something. */
  record Click(Spot spot) implements Binding {
    @Override
    public String title() {
      return "click " + spot.title();
    }
  }

  /** Moves with the trigger or a mouse button held. */
  record Drag(Spot spot) implements Binding {
    @Override
    public String title() {
      return "drag " + spot.title();
    }
  }

  /** The wheel. */
  record Wheel() implements Binding {
    @Override
    public String title() {
      return "wheel";
    }
  }

  /** A controller's stick. */
  record Stick(String hand) implements Binding {
    @Override
    public String title() {
      return hand + " stick";
    }
  }

  /** A controller's grip is held, and the hand moves. */
  record Squeeze(boolean both) implements Binding {
    @Override
    public String title() {
      return both ? "both grips" : "hold a grip";
    }
  }

  /** A controller's button. */
  record Push(ControllerButton button) implements Binding {
    @Override
    public String title() {
      return button.title();
    }
  }

  private static String titles(List<Key> keys) {
    return keys.stream().map(Key::title).collect(Collectors.joining(" "));
  }
}
