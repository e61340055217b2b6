package io.vitrine.layout.walk;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;

/** What stands at the ends of the walk: the input's frame by the entry, the board at the end. */
final class Landmarks {
  private static final double FRAME_HALF = 0.6;
  private static final double FRAME_OFFSET = 0.2;
  private static final double FRAME_DISTANCE = 1.8;
  private static final double EYE_HEIGHT = 1.5;
  private static final double END_DISTANCE = 2.0;
  private static final double BOARD_DISTANCE = 3.5;
  private static final double BOARD_HALF_WIDTH = 0.9;
  private static final double BOARD_HALF_HEIGHT = 0.6;

  private final StagePlane entry;
  private final StagePlane last;
  private final double inset;

  Landmarks(StagePlane entry, StagePlane last, double inset) {
    this.entry = entry;
    this.last = last;
    this.inset = inset + FRAME_OFFSET;
  }

  /** Where they stand in an arrangement. */
  static Landmarks of(Arrangement arrangement) {
    return new Landmarks(
        arrangement.plane(0), arrangement.plane(arrangement.depth()), arrangement.entryInset());
  }

  /** Width of the input's frame along its plane, from the aisle's edge. */
  static double frameWidth() {
    return FRAME_OFFSET + 2 * FRAME_HALF;
  }

  /** From the entry to the input's frame. */
  static double frameDistance() {
    return FRAME_DISTANCE;
  }

  /** Where the walk ends, on the ground. */
  Point end() {
    return last.foot().plus(last.forward().times(END_DISTANCE));
  }

  void place(NetworkDescription network, Scene.Builder scene) {
    Point centre = entry.at(-1, inset + FRAME_HALF, EYE_HEIGHT);
    double aspect = aspect(network);
    double halfWidth = FRAME_HALF * Math.min(1, aspect);
    double halfHeight = FRAME_HALF / Math.max(1, aspect);
    Point board = last.aisle(0, EYE_HEIGHT).plus(last.forward().times(BOARD_DISTANCE));
    Point across = last.aisle(BOARD_HALF_WIDTH, 0).plus(last.foot().times(-1));
    scene
        .setEntry(new Point(0, 0, 0).message())
        .setEnd(end().message())
        .setInputFrame(centre.message())
        .setInputFrameRight(entry.outwards(-1).times(-halfWidth).message())
        .setInputFrameUp(new Point(0, halfHeight, 0).message())
        .setResultsBoard(board.message())
        .setResultsBoardRight(across.message())
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
