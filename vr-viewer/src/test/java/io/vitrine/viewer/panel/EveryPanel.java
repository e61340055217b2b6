package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.Board;
import io.vitrine.viewer.text.FontAtlas;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.joml.Vector3f;

/** Each panel, as full as it gets. */
public final class EveryPanel {
  static final FontAtlas FONT = FontAtlas.create();
  static final Hall HALL = Hall.of(DrawnScene.of(DrawnNetwork.plain(6, 700)));

  private EveryPanel() {}

  /** All panels for who points with a device. */
  static List<Panel> all(Device device, View view) {
    LayerView layer = HALL.layers().get(1);
    WallPanel.Plan plan = WallPanel.plan(view, layer.tiles(), 1);
    return List.of(
        StatusPanel.of(
            FONT,
            new StatusPanel.State(
                "a-rather-long-name-of-a-model-100",
                "a-rather-long-name-of-a-picture-0",
                0,
                1.5f,
                List.of(
                    new Board.Entry("n02123045 tabby, tabby cat", 0.9f),
                    new Board.Entry("a class with a name that is longer than most", 0.05f),
                    new Board.Entry("c", 0)),
                0.4f,
                "No gateway answers at http://127.0.0.1:7878 (io exception). Start the cluster with"
                    + " 'vitrine up', or name another with --gateway.")),
        ToolBar.of(FONT, device, Set.of(Action.MAP)),
        SliderPanel.of(FONT, List.of("net-000", "net-010", "net-100"), 1),
        HelpPanel.of(FONT, device),
        LegendPanel.of(FONT, true),
        new MapPanel(FONT, HALL).panel(),
        ShelfPanel.of(
            FONT,
            java.util.stream.IntStream.range(0, ShelfPanel.MOST)
                .mapToObj(i -> new ShelfPanel.Choice(i, "p" + i, i, 1))
                .toList(),
            0,
            1,
            true),
        WallPanel.of(FONT, layer, plan, 0, "Open block"),
        ChannelPanel.of(FONT, channel(layer, ChannelPanel.Look.NONE)),
        ChannelPanel.of(
            FONT, channel(layer, new ChannelPanel.Look(1, 1, 0.5f, true, "Step 3 of 512"))));
  }

  private static ChannelPanel.State channel(LayerView layer, ChannelPanel.Look look) {
    return new ChannelPanel.State(
        layer,
        layer.firstTile() + 7,
        7,
        1,
        "Extreme 1.23, mean 0.4 over its map",
        look,
        "What moves it most, of 64 samples (mean)",
        List.of(new ChannelPanel.Top(0, 1, "1.23"), new ChannelPanel.Top(1, 2, "0.4")));
  }

  /** What the buttons of all panels do. */
  public static Set<Action> actions(Device device) {
    View view = View.of(new Pose(new Vector3f(0, 1.6f, 0), 0, 0), 1.08f, 1600, 900);
    return all(device, view).stream()
        .flatMap(panel -> panel.areas().stream())
        .map(area -> area.button().action())
        .collect(Collectors.toSet());
  }
}
