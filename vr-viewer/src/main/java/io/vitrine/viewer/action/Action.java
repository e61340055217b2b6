package io.vitrine.viewer.action;

/** What a walker can do. */
public enum Action {
  WALK("Walk"),
  FLY("Rise and sink"),
  LOOK("Look around"),
  GO_TO("Go to a place on the ground"),
  SCALE("Shrink and grow the hall"),
  JUMP("Jump to a layer on the map"),
  OPEN_LAYER("Open a layer as a reading wall"),
  OPEN_BLOCK("Open or close a block"),
  OPEN_CHANNEL("Enlarge a channel"),
  PAGE("Turn the wall's page"),
  VISUALIZE("Ask what the channel looks for"),
  CANCEL_JOB("Stop that job"),
  PICTURES("Bring the sample pictures"),
  TAKE_PICTURE("Pick up a picture"),
  TAKE_TILE("Pick up a feature map"),
  PLACE_PICTURE("Put it on the input frame"),
  CHECKPOINT("Slide between checkpoints"),
  MEAN("Show extremes or means"),
  LEGEND("Show the legend"),
  MAP("Show the map"),
  HELP("Show this help"),
  CLOSE("Close what is open"),
  UNDO("Undo"),
  SCREENSHOT("Take a screenshot"),
  QUIT("Leave");

  private final String title;

  Action(String title) {
    this.title = title;
  }

  /** In words for people. */
  public String title() {
    return title;
  }
}
