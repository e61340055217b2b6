package io.vitrine.layout.walk;

import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.layout.graph.Folding;
import io.vitrine.layout.graph.LayerGraph;
import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Places a network along an aisle. Each stage is a pair of half-planes left and right of it, on
 * which the stage's layers hang side by side; stages follow each other along -z. The same network
 * and parameters give the same scene, bit by bit. Time near the number of nodes and edges.
 */
public final class Walk {
  private final WalkSettings settings = WalkSettings.DEFAULT;
  private final NetworkDescription network;
  private final double angle;
  private final LayerGraph graph;
  private final int[] lanes;
  private final BooleanSupplier cancelled;

  private Walk(NetworkDescription network, double degrees, BooleanSupplier cancelled) {
    this.network = network;
    this.cancelled = cancelled;
    this.angle = Math.toRadians(degrees);
    this.graph = Folding.fold(network);
    Cancellation.check(cancelled);
    this.lanes = Lanes.assign(graph, cancelled);
  }

  /**
   * Places a network.
   *
   * @param cancelled asked now and then
   * @throws ProblemException caller, when the parameters are out of range
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Scene place(
      NetworkDescription network, LayoutParameters parameters, BooleanSupplier cancelled) {
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
    return new Walk(network, degrees, cancelled).scene(parameters);
  }

  private Scene scene(LayoutParameters parameters) {
    Landmarks landmarks = new Landmarks(settings.aisleWidth() / 2, angle);
    List<Standing> standings = standings(landmarks.entry());
    Scene.Builder scene =
        Scene.newBuilder()
            .setGraphHash(network.getGraphHash())
            .setParameters(parameters)
            .setAisleWidth((float) settings.aisleWidth());
    Titles titles = new Titles(graph.layers());
    for (int layer = 0; layer < graph.size(); layer++) {
      scene.addLayers(layer(layer, standings.get(layer), titles));
    }
    addEdges(standings, scene);
    double lastZ =
        standings.stream().mapToDouble(s -> s.plane().z()).min().orElse(landmarks.entry().z());
    landmarks.place(network, lastZ, scene);
    return scene.build();
  }

  private List<Standing> standings(StagePlane entry) {
    List<List<Integer>> stages = layersByStage();
    double[] steps = new double[stages.size() + 1];
    Panel[] panels = new Panel[graph.size()];
    double[] offsets = new double[graph.size()];
    double widthBefore = Landmarks.frameWidth();
    for (int stage = 1; stage < stages.size(); stage++) {
      Cancellation.check(cancelled);
      double width = hang(stages.get(stage), panels, offsets);
      steps[stage] = step(Math.max(width, widthBefore));
      widthBefore = width;
    }
    steps[stages.size()] = settings.leastStep();
    List<Standing> standings = new ArrayList<>();
    double z = entry.z();
    StagePlane[] planes = new StagePlane[stages.size()];
    for (int stage = 1; stage < stages.size(); stage++) {
      z -= steps[stage];
      planes[stage] = new StagePlane(z, entry.edge(), angle);
    }
    for (int layer = 0; layer < graph.size(); layer++) {
      int stage = graph.stages()[layer];
      standings.add(
          new Standing(
              panels[layer],
              planes[stage],
              lanes[layer],
              offsets[layer],
              steps[stage],
              steps[stage + 1]));
    }
    return standings;
  }

  private List<List<Integer>> layersByStage() {
    List<List<Integer>> stages = new ArrayList<>();
    for (int stage = 0; stage <= graph.depth(); stage++) {
      stages.add(new ArrayList<>());
    }
    for (int layer = 0; layer < graph.size(); layer++) {
      stages.get(graph.stages()[layer]).add(layer);
    }
    stages.forEach(
        stage -> stage.sort(Comparator.comparingInt((Integer layer) -> Math.abs(lanes[layer]))));
    return stages;
  }

  /** Hangs the layers of one stage side by side; gives the width of its wider side. */
  private double hang(List<Integer> stage, Panel[] panels, double[] offsets) {
    double left = 0;
    double right = 0;
    for (int layer : stage) {
      Panel panel = Panel.of(graph.layers().get(layer).value().getForm(), lanes[layer], settings);
      panels[layer] = panel;
      if (lanes[layer] <= 0) {
        offsets[layer] = left;
        left += panel.width(-1) + settings.laneGap();
      }
      if (lanes[layer] >= 0) {
        offsets[layer] = lanes[layer] == 0 ? 0 : right;
        right += panel.width(1) + settings.laneGap();
      }
    }
    return Math.max(left, right);
  }

  private double step(double width) {
    return Math.min(
        settings.greatestStep(), Math.max(settings.leastStep(), settings.stepShare() * width));
  }

  private Layer layer(int index, Standing standing, Titles titles) {
    FoldedLayer folded = graph.layers().get(index);
    double labelHeight = standing.panel().top() + settings.labelGap();
    if (standing.lane() == 0) {
      labelHeight = Math.max(labelHeight, settings.aisleLabel());
    }
    TileSize size = standing.panel().size();
    return Layer.newBuilder()
        .setIndex(index)
        .setValue(folded.value().getName())
        .setTitle(titles.title(folded))
        .setOp(folded.head().getOp())
        .addAllScope(folded.head().getScopeList())
        .setForm(folded.value().getForm())
        .setTileWidth((float) size.width())
        .setTileHeight((float) size.height())
        .addAllWings(standing.panel().wings(standing.plane(), standing.offset()))
        .setStage(graph.stages()[index])
        .setLane(standing.lane())
        .setLabel(standing.middle(labelHeight).message())
        .addAllNodes(
            Stream.concat(folded.chain().stream(), folded.plumbing().stream())
                .map(NodeDescription::getName)
                .toList())
        .build();
  }

  private void addEdges(List<Standing> standings, Scene.Builder scene) {
    EdgeRoute route = new EdgeRoute(settings);
    for (int layer = 0; layer < graph.size(); layer++) {
      Cancellation.check(cancelled);
      for (int source : graph.sources().get(layer)) {
        int stages = graph.stages()[layer] - graph.stages()[source];
        Edge.Builder edge = Edge.newBuilder().setFromLayer(source).setToLayer(layer);
        route
            .between(standings.get(source), standings.get(layer), stages)
            .forEach(point -> edge.addPoints(point.message()));
        scene.addEdges(edge);
      }
    }
  }
}
