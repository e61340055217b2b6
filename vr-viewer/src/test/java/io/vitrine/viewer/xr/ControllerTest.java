package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.xr.Controller.Part;
import io.vitrine.viewer.xr.Controller.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControllerTest {
  @ParameterizedTest
  @EnumSource(Controller.class)
  void everyControllerPointsAndClosesWithBothHands(Controller controller) {
    for (int hand = 0; hand < 2; hand++) {
      int number = hand;
      assertThat(controller.suggestions().stream().filter(s -> s.hand() == number))
          .extracting(Suggestion::part)
          .contains(Part.TRIGGER, Part.SECOND)
          .doesNotHaveDuplicates();
      String top = Controller.HANDS.get(hand) + "/input/";
      assertThat(controller.suggestions().stream().filter(s -> s.hand() == number))
          .allSatisfy(s -> assertThat(s.path()).startsWith(top));
    }
  }

  @Test
  void touchHasOtherLettersOnTheLeft() {
    assertThat(Controller.TOUCH.suggestions())
        .contains(
            new Suggestion(Part.FIRST, Moment.LEFT, "/user/hand/left/input/x/click"),
            new Suggestion(Part.FIRST, Moment.RIGHT, "/user/hand/right/input/a/click"));
  }
}
