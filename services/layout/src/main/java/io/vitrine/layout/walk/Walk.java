package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.NetworkPlan;
import io.vitrine.layout.graph.Flow;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ProblemException;
import java.util.function.BooleanSupplier;

/**
 * Places a network along an aisle. Each stage is a pair of half-planes left and right of it, on
 * which the stage's layers hang side by side; stages follow each other along the aisle. The same
 * network and parameters give the same scene, bit by bit; the seed changes nothing. Time near the
 * number of nodes and edges.
 */
public final class Walk {
  /** The shape of the walk. */
  public enum Kind {
    /** Branches side by side along a straight aisle. */
    LAYERED,
    /** One layer after the other along a straight aisle. */
    LINEAR,
    /** One layer after the other along a spiral. */
    SPIRAL
  }

  private final NetworkPlan plan;
  private final Kind kind;
  private final Arrangement arrangement;

  private Walk(NetworkPlan plan, Kind kind, Arrangement arrangement) {
    this.plan = plan;
    this.kind = kind;
    this.arrangement = arrangement;
  }

  /**
   * Places a network.
   *
   * @param cancelled asked now and then
   * @throws ProblemException caller, when the parameters are out of range
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Scene.Builder place(
      NetworkPlan plan, Kind kind, LayoutParameters parameters, BooleanSupplier cancelled) {
    double angle = Math.toRadians(degrees(parameters));
    Arrangement arrangement =
        switch (kind) {
          case LAYERED -> Arrangement.layered(plan.flow(), plan.shown(), angle, cancelled);
          case LINEAR -> Arrangement.linear(plan.flow(), plan.shown(), angle, cancelled);
          case SPIRAL -> Arrangement.spiral(plan.flow(), plan.shown(), angle, cancelled);
        };
    return new Walk(plan, kind, arrangement).scene(cancelled);
  }

  private static double degrees(LayoutParameters parameters) {
    WalkSettings settings = WalkSettings.DEFAULT;
    double degrees =
        parameters.getWingAngleDegrees() == 0
            ? settings.defaultAngle()
            : parameters.getWingAngleDegrees();
    if (!(degrees >= settings.leastAngle() && degrees <= settings.greatestAngle())) {
      throw ProblemException.caller(
          Problem.Reason.INVALID,
          "wing_angle_degrees is " + degrees,
          "Give an angle from %.0f to %.0f degrees, or 0 for %.0f."
              .formatted(settings.leastAngle(), settings.greatestAngle(), settings.defaultAngle()));
    }
    return degrees;
  }

  private Scene.Builder scene(BooleanSupplier cancelled) {
    Scene.Builder scene =
        Scene.newBuilder().setAisleWidth((float) arrangement.settings().aisleWidth());
    for (int layer = 0; layer < arrangement.size(); layer++) {
      Cancellation.check(cancelled);
      scene.addLayers(layer(layer));
    }
    addEdges(scene, cancelled);
    Landmarks landmarks = Landmarks.of(arrangement);
    landmarks.place(plan.network(), scene);
    if (kind == Kind.SPIRAL) {
      addPath(scene, landmarks);
    }
    return scene;
  }

  private Layer layer(int index) {
    Standing standing = arrangement.standing(index);
    double labelHeight = standing.panel().top() + arrangement.settings().labelGap();
    if (standing.lane() == 0) {
      labelHeight = Math.max(labelHeight, arrangement.settings().aisleLabel());
    }
    TileSize size = standing.panel().size();
    return plan.layer(index)
        .setTileWidth((float) size.width())
        .setTileHeight((float) size.height())
        .addAllWings(standing.panel().wings(standing.plane(), standing.offset()))
        .setStage(arrangement.stage(index))
        .setLane(standing.lane())
        .setLabel(standing.middle(labelHeight).message())
        .build();
  }

  private void addEdges(Scene.Builder scene, BooleanSupplier cancelled) {
    Flow flow = arrangement.flow();
    Routes routes = Routes.of(arrangement, cancelled);
    for (int layer = 0; layer < flow.size(); layer++) {
      for (int edge = flow.start(layer); edge < flow.start(layer + 1); edge++) {
        Edge.Builder way = Edge.newBuilder().setFromLayer(flow.source(edge)).setToLayer(layer);
        for (int point = 0; point < routes.points(edge); point++) {
          way.addPoints(routes.point(edge, point));
        }
        scene.addEdges(way);
      }
    }
  }

  private void addPath(Scene.Builder scene, Landmarks landmarks) {
    scene.addPath(new Point(0, 0, 0).message());
    for (int stage = 0; stage <= arrangement.depth(); stage++) {
      scene.addPath(arrangement.plane(stage).foot().message());
    }
    scene.addPath(landmarks.end().message());
  }
}
