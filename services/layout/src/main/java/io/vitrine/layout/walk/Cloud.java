package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.NetworkPlan;
import io.vitrine.layout.force.ForceLayout;
import io.vitrine.layout.force.ForceSettings;
import io.vitrine.layout.force.Links;
import io.vitrine.layout.force.Points;
import io.vitrine.layout.graph.Flow;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Wing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Places a network by forces, in space before the entry: what feeds each other is near each other.
 * All layers face the entry, each a wall of its own; those that would hide in one another stand
 * behind each other. The same network and seed give the same scene.
 */
public final class Cloud {
  private static final double DISTANCE = 4;
  private static final double BEHIND = 0.6;
  private static final double BESIDE = 0.2;
  private static final double OUT_OF_THE_WALL = 0.15;
  private static final int RIGHT = 1;

  private final NetworkPlan plan;
  private final WalkSettings settings = WalkSettings.DEFAULT;
  private final Panel[] panels;
  private final Point[] middles;

  private Cloud(NetworkPlan plan) {
    this.plan = plan;
    List<Shown> shown = plan.shown();
    panels = new Panel[shown.size()];
    middles = new Point[shown.size()];
    Arrays.setAll(panels, i -> Panel.of(shown.get(i), RIGHT, settings));
  }

  /**
   * Places a network.
   *
   * @param cancelled asked now and then
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Scene.Builder place(NetworkPlan plan, long seed, BooleanSupplier cancelled) {
    Cloud cloud = new Cloud(plan);
    cloud.spread(ForceLayout.place(links(plan.flow()), seed, ForceSettings.DEFAULT, cancelled));
    cloud.apart(cancelled);
    return cloud.scene();
  }

  private static Links links(Flow flow) {
    int[] from = new int[flow.edges()];
    int[] to = new int[flow.edges()];
    float[] weights = new float[flow.edges()];
    Arrays.fill(weights, 1);
    for (int thing = 0; thing < flow.size(); thing++) {
      for (int edge = flow.start(thing); edge < flow.start(thing + 1); edge++) {
        from[edge] = flow.source(edge);
        to[edge] = thing;
      }
    }
    return Links.of(flow.size(), from, to, weights);
  }

  /** A link is about as long as two neighbours are wide; nothing is below the walls' lower edge. */
  private void spread(Points at) {
    double width =
        Arrays.stream(panels).mapToDouble(panel -> panel.width(RIGHT)).average().orElse(0);
    double scale = settings.leastStep() + width;
    double lowest = 0;
    double nearest = 0;
    for (int i = 0; i < panels.length; i++) {
      lowest = Math.min(lowest, scale * at.y(i) - panels[i].height() / 2);
      nearest = Math.max(nearest, scale * at.z(i));
    }
    for (int i = 0; i < panels.length; i++) {
      middles[i] =
          new Point(
              scale * at.x(i),
              scale * at.y(i) - lowest + settings.lowerEdge(),
              scale * at.z(i) - nearest - DISTANCE);
    }
  }

  /** From the entry on: what would stand in or too near before something steps back behind it. */
  private void apart(BooleanSupplier cancelled) {
    Ground ground = new Ground(panels.length);
    Integer[] order = new Integer[panels.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -middles[i].z()));
    for (int i : order) {
      Cancellation.check(cancelled);
      double halfWidth = panels[i].width(RIGHT) / 2 + BESIDE;
      double halfHeight = panels[i].height() / 2 + BESIDE;
      Point at = middles[i];
      double behind = ground.take(at, halfWidth, halfHeight, at.z() + BEHIND) - BEHIND;
      middles[i] = new Point(at.x(), at.y(), Math.min(at.z(), behind));
      ground.put(middles[i], halfWidth, halfHeight);
    }
  }

  private Scene.Builder scene() {
    Scene.Builder scene = Scene.newBuilder();
    int[] stages = plan.flow().stages();
    double last = -DISTANCE;
    for (int i = 0; i < panels.length; i++) {
      last = Math.min(last, middles[i].z());
      TileSize size = panels[i].size();
      double top = middles[i].y() + panels[i].height() / 2;
      scene.addLayers(
          plan.layer(i)
              .setTileWidth((float) size.width())
              .setTileHeight((float) size.height())
              .addAllWings(wings(i, top))
              .setStage(stages[i])
              .setLabel(
                  new Point(middles[i].x(), top + settings.labelGap(), middles[i].z()).message()));
    }
    addEdges(scene);
    StagePlane entry =
        StagePlane.straight(
            -Landmarks.frameDistance(),
            settings.aisleWidth() / 2,
            Math.toRadians(settings.defaultAngle()));
    StagePlane end = StagePlane.straight(last, entry.edge(), entry.angle());
    new Landmarks(entry, end, 0).place(plan.network(), scene);
    return scene;
  }

  private List<Wing> wings(int index, double top) {
    Panel panel = panels[index];
    if (panel.right() == 0) {
      return List.of();
    }
    TileSize size = panel.size();
    int columns = size.columns(panel.right(), settings);
    return List.of(
        Wing.newBuilder()
            .setOrigin(
                new Point(middles[index].x() - panel.width(RIGHT) / 2, top, middles[index].z())
                    .message())
            .setColumnStep(new Point(size.width() + size.gap(), 0, 0).message())
            .setRowStep(new Point(0, -(size.height() + size.gap()), 0).message())
            .setColumns(columns)
            .setRows((panel.right() + columns - 1) / columns)
            .setTiles(panel.right())
            .build());
  }

  private void addEdges(Scene.Builder scene) {
    Flow flow = plan.flow();
    for (int to = 0; to < flow.size(); to++) {
      for (int edge = flow.start(to); edge < flow.start(to + 1); edge++) {
        int from = flow.source(edge);
        scene.addEdges(
            Edge.newBuilder()
                .setFromLayer(from)
                .setToLayer(to)
                .addPoints(foot(from, 0).message())
                .addPoints(foot(from, OUT_OF_THE_WALL).message())
                .addPoints(foot(to, OUT_OF_THE_WALL).message())
                .addPoints(foot(to, 0).message()));
      }
    }
  }

  /** Just below the middle of a wall's lower edge. */
  private Point foot(int index, double out) {
    Point middle = middles[index];
    double below = middle.y() - panels[index].height() / 2 - settings.labelGap();
    return new Point(middle.x(), below, middle.z() - out);
  }
}
