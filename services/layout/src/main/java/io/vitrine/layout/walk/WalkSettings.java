package io.vitrine.layout.walk;

import java.util.List;

/**
 * The numbers of the walk. Lengths in metres.
 *
 * @param aisleWidth free width along the whole walk
 * @param lowerEdge no tile hangs lower
 * @param upperEdge no tile hangs higher
 * @param tileSides sides a tile may have, largest first
 * @param plainSide the side of a tile in a layer that is neither small nor huge
 * @param gapShare gap between tiles, of a tile's side
 * @param texelSide a map is not drawn larger than this per element
 * @param easyWidth tiles grow as long as their wing stays below this width
 * @param wideWidth tiles shrink below the plain side only in wings above this width
 * @param leastStep least distance between stages
 * @param stepShare distance between stages, of the width of what stands there
 * @param greatestStep greatest distance between stages
 * @param laneGap free width between branches that stand side by side
 * @param labelGap from a wing's upper edge to its label
 * @param aisleLabel least height of a label above the aisle, so that nobody walks into it
 * @param wireHeight height above the ground of an edge to the next stage; below every wing
 * @param bridgeHeight height of an edge over several stages; above every wing
 * @param bridgeRise how much higher a bridge is that spans twice as many stages
 * @param defaultAngle of the wings to the line across the aisle, degrees
 * @param leastAngle of the wings, degrees
 * @param greatestAngle of the wings, degrees
 * @param closedRows tiles below each other where few stand for many
 * @param sweeps how often the order of what stands side by side is looked over
 * @param alignment how much further out a branch may stand to stay in line with what feeds it
 * @param seenLayers share of the layers that someone at the entry is to see past those before them
 * @param leastSeenLayers with less than this share it is too much to stand there at once
 * @param seenShare share of a layer's width that is seen at least
 * @param mostInset how much further from the aisle the first layers may stand for that
 * @param spiralWidth in a spiral tiles shrink in wings above this width
 */
public record WalkSettings(
    double aisleWidth,
    double lowerEdge,
    double upperEdge,
    List<Double> tileSides,
    double plainSide,
    double gapShare,
    double texelSide,
    double easyWidth,
    double wideWidth,
    double leastStep,
    double stepShare,
    double greatestStep,
    double laneGap,
    double labelGap,
    double aisleLabel,
    double wireHeight,
    double bridgeHeight,
    double bridgeRise,
    double defaultAngle,
    double leastAngle,
    double greatestAngle,
    int closedRows,
    int sweeps,
    double alignment,
    double seenLayers,
    double leastSeenLayers,
    double seenShare,
    double mostInset,
    double spiralWidth) {

  public static final WalkSettings DEFAULT =
      new WalkSettings(
          2.0,
          0.3,
          2.5,
          List.of(0.4, 0.3, 0.2, 0.15, 0.1, 0.075, 0.05, 0.03, 0.02),
          0.1,
          0.1,
          0.1,
          1.0,
          8.0,
          1.2,
          0.35,
          6.0,
          0.4,
          0.08,
          2.2,
          0.04,
          2.8,
          0.15,
          25,
          10,
          40,
          4,
          8,
          1.5,
          0.66,
          0.62,
          0.13,
          3.0,
          3.0);

  WalkSettings withWideWidth(double width) {
    return new WalkSettings(
        aisleWidth,
        lowerEdge,
        upperEdge,
        tileSides,
        plainSide,
        gapShare,
        texelSide,
        easyWidth,
        width,
        leastStep,
        stepShare,
        greatestStep,
        laneGap,
        labelGap,
        aisleLabel,
        wireHeight,
        bridgeHeight,
        bridgeRise,
        defaultAngle,
        leastAngle,
        greatestAngle,
        closedRows,
        sweeps,
        alignment,
        seenLayers,
        leastSeenLayers,
        seenShare,
        mostInset,
        spiralWidth);
  }

  double height() {
    return upperEdge - lowerEdge;
  }

  double middle() {
    return (upperEdge + lowerEdge) / 2;
  }
}
