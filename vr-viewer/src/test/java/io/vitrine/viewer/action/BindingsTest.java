package io.vitrine.viewer.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.action.Binding.Click;
import io.vitrine.viewer.action.Binding.Press;
import io.vitrine.viewer.action.Bindings.Meant;
import io.vitrine.viewer.panel.EveryPanel;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingsTest {
  @ParameterizedTest
  @EnumSource(Action.class)
  void everyDeviceDoesEveryAction(Action action) {
    for (Device device : Device.values()) {
      assertThat(Bindings.of(action, device)).as("%s with %s", action, device).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Device.class,
      names = {"MOUSE", "RAY"})
  void whatIsDoneByAButtonHasOneOnSomePanel(Device device) {
    Set<Action> buttons = EveryPanel.actions(device);
    Set<Action> needed = EnumSet.noneOf(Action.class);
    for (Action action : Action.values()) {
      for (Binding binding : Bindings.of(action, device)) {
        if (binding instanceof Click click && click.spot() == Spot.BUTTON) {
          needed.add(action);
        }
      }
    }
    assertThat(needed).isNotEmpty();
    assertThat(buttons).containsAll(needed);
  }

  @Test
  void noKeyMeansTwoThings() {
    Map<String, Action> taken = new HashMap<>();
    for (Action action : Action.values()) {
      for (Binding binding : Bindings.of(action, Device.KEYS)) {
        if (binding instanceof Press press) {
          for (Key key : press.keys()) {
            Action other = taken.put(key + " " + press.control(), action);
            assertThat(other).as("%s and %s by %s", other, action, key).isNull();
          }
        }
      }
    }
  }

  @Test
  void ofTwoKeysTheFirstGoesBack() {
    assertThat(Bindings.pressed(Key.LEFT_BRACKET, false))
        .contains(new Meant(Action.CHECKPOINT, -1));
    assertThat(Bindings.pressed(Key.RIGHT_BRACKET, false))
        .contains(new Meant(Action.CHECKPOINT, 1));
    assertThat(Bindings.pressed(Key.Z, false)).isEmpty();
    assertThat(Bindings.pressed(Key.Z, true)).contains(new Meant(Action.UNDO, -1));
  }

  @Test
  void aPlaceIsClickedForWhatIsListedLast() {
    assertThat(Bindings.clicked(Device.MOUSE, Spot.GROUND)).contains(Action.GO_TO);
    assertThat(Bindings.clicked(Device.RAY, Spot.INPUT_FRAME)).contains(Action.PLACE_PICTURE);
    assertThat(Bindings.clicked(Device.MOUSE, Spot.ELSEWHERE)).isEmpty();
  }
}
