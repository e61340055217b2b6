package io.vitrine.layout.walk;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;

/** What stands at the ends of the walk: the input's frame by the entry, the board at the end. */
final class Landmarks {
  private static final double FRAME_HALF = 0.6;
  private static final double FRAME_OFFSET = 0.2;
  private static final double FRAME_Z = -1.8;
  private static final double EYE_HEIGHT = 1.5;
  private static final double END_DISTANCE = 2.0;
  private static final double BOARD_DISTANCE = 3.5;
  private static final double BOARD_HALF_WIDTH = 0.9;
  private static final double BOARD_HALF_HEIGHT = 0.6;

  private final StagePlane entry;

  Landmarks(double edge, double angle) {
    entry = new StagePlane(FRAME_Z, edge, angle);
  }

  StagePlane entry() {
    return entry;
  }

  /** Width of the input's frame along its plane, from the aisle's edge. */
  static double frameWidth() {
    return FRAME_OFFSET + 2 * FRAME_HALF;
  }

  void place(NetworkDescription network, double lastZ, Scene.Builder scene) {
    Point centre = entry.at(-1, FRAME_OFFSET + FRAME_HALF, EYE_HEIGHT);
    double aspect = aspect(network);
    double halfWidth = FRAME_HALF * Math.min(1, aspect);
    double halfHeight = FRAME_HALF / Math.max(1, aspect);
    scene
        .setEntry(new Point(0, 0, 0).message())
        .setEnd(new Point(0, 0, lastZ - END_DISTANCE).message())
        .setInputFrame(centre.message())
        .setInputFrameRight(entry.outwards(-1).times(-halfWidth).message())
        .setInputFrameUp(new Point(0, halfHeight, 0).message())
        .setResultsBoard(new Point(0, EYE_HEIGHT, lastZ - BOARD_DISTANCE).message())
        .setResultsBoardRight(new Point(BOARD_HALF_WIDTH, 0, 0).message())
        .setResultsBoardUp(new Point(0, BOARD_HALF_HEIGHT, 0).message());
  }

  /** Width over height of the first input that is a picture, within 1:4 and 4:1; else 1. */
  private static double aspect(NetworkDescription network) {
    for (ValueDescription value : network.getValuesList()) {
      TileForm form = value.getForm();
      if (network.getInputsList().contains(value.getName())
          && form.getKind() == TileForm.Kind.FEATURE_MAPS
          && form.getHeight() > 0
          && form.getWidth() > 0) {
        return Math.max(0.25, Math.min(4, (double) form.getWidth() / form.getHeight()));
      }
    }
    return 1;
  }
}
