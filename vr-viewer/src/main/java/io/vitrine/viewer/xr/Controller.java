package io.vitrine.viewer.xr;

import java.util.List;
import java.util.Map;

/**
 * Kinds of controllers, and which of their parts does what; a runtime maps others to one of them.
 * Paths are those of the OpenXR specification, without the hand.
 */
enum Controller {
  SIMPLE(
      "khr/simple_controller",
      Map.of(Part.TRIGGER, "select/click", Part.SECOND, "menu/click"),
      Map.of()),
  TOUCH(
      "oculus/touch_controller",
      Map.of(
          Part.TRIGGER,
          "trigger/value",
          Part.SQUEEZE,
          "squeeze/value",
          Part.STICK,
          "thumbstick",
          Part.FIRST,
          "a/click",
          Part.SECOND,
          "b/click"),
      Map.of(Part.FIRST, "x/click", Part.SECOND, "y/click")),
  INDEX(
      "valve/index_controller",
      Map.of(
          Part.TRIGGER,
          "trigger/click",
          Part.SQUEEZE,
          "squeeze/force",
          Part.STICK,
          "thumbstick",
          Part.FIRST,
          "a/click",
          Part.SECOND,
          "b/click"),
      Map.of()),
  VIVE(
      "htc/vive_controller",
      Map.of(
          Part.TRIGGER,
          "trigger/click",
          Part.SQUEEZE,
          "squeeze/click",
          Part.STICK,
          "trackpad",
          Part.PRESS,
          "trackpad/click",
          Part.SECOND,
          "menu/click"),
      Map.of()),
  MIXED_REALITY(
      "microsoft/motion_controller",
      Map.of(
          Part.TRIGGER,
          "trigger/value",
          Part.SQUEEZE,
          "squeeze/click",
          Part.STICK,
          "thumbstick",
          Part.FIRST,
          "trackpad/click",
          Part.SECOND,
          "menu/click"),
      Map.of());

  /** Parts that can be pressed or moved. */
  enum Part {
    TRIGGER("trigger", "Point and choose"),
    SQUEEZE("squeeze", "Hold the hall"),
    STICK("stick", "Walk and turn"),
    /** Where the stick is a pad that is touched all the time: it counts while pressed. */
    PRESS("press", "Press the pad"),
    FIRST("first", "Undo"),
    SECOND("second", "Close");

    private final String id;
    private final String title;

    Part(String id, String title) {
      this.id = id;
      this.title = title;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }
  }

  /** A part's path for one hand. */
  record Suggestion(Part part, int hand, String path) {}

  /** Top level paths of the hands, by their numbers. */
  static final List<String> HANDS = List.of("/user/hand/left", "/user/hand/right");

  private final String profile;
  private final Map<Part, String> parts;
  private final Map<Part, String> otherOnTheLeft;

  Controller(String profile, Map<Part, String> parts, Map<Part, String> otherOnTheLeft) {
    this.profile = "/interaction_profiles/" + profile;
    this.parts = parts;
    this.otherOnTheLeft = otherOnTheLeft;
  }

  /** Path of the interaction profile. */
  String profile() {
    return profile;
  }

  /** What each part of both hands does. */
  List<Suggestion> suggestions() {
    List<Suggestion> out = new java.util.ArrayList<>();
    for (int hand = 0; hand < HANDS.size(); hand++) {
      for (Part part : Part.values()) {
        String path = parts.get(part);
        if (hand == Moment.LEFT && otherOnTheLeft.containsKey(part)) {
          path = otherOnTheLeft.get(part);
        }
        if (path != null) {
          out.add(new Suggestion(part, hand, HANDS.get(hand) + "/input/" + path));
        }
      }
    }
    return out;
  }
}
