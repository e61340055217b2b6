package io.vitrine.viewer.visit;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.ChannelPanel;
import io.vitrine.viewer.panel.Docks;
import io.vitrine.viewer.panel.HelpPanel;
import io.vitrine.viewer.panel.HintPanel;
import io.vitrine.viewer.panel.LegendPanel;
import io.vitrine.viewer.panel.MapPanel;
import io.vitrine.viewer.panel.Marks;
import io.vitrine.viewer.panel.Panel;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.panel.ShelfPanel;
import io.vitrine.viewer.panel.SliderPanel;
import io.vitrine.viewer.panel.StatusPanel;
import io.vitrine.viewer.panel.ToolBar;
import io.vitrine.viewer.panel.WallPanel;
import io.vitrine.viewer.render.Gallery;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.Placement;
import io.vitrine.viewer.tiles.TileCache;
import io.vitrine.viewer.visit.Station.Shown;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.joml.Vector3f;

/** All panels of a visit, and where they hang. */
public final class Hud {
  private record Shelved(
      List<ShelfPanel.Choice> choices, int input, float aspect, boolean carrying) {}

  private record Stop(List<String> names, int at) {}

  private record Tools(Device device, Set<Action> on) {}

  private record Read(LayerView layer, WallPanel.Plan plan, int page, String block) {}

  private record Wall(Hall hall, LayerView layer, WallPanel.Plan plan, Placement placement) {}

  private static final int NONE = Station.NONE;

  private final Visit visit;
  private final Gallery gallery;
  private final Hints hints;
  private final Marks marks;
  private final Kept<StatusPanel.State> status;
  private final Kept<Shelved> shelf;
  private final Kept<Stop> slider;
  private final Kept<Tools> tools;
  private final Kept<Boolean> legend;
  private final Kept<Device> help;
  private final Kept<Read> reading;
  private final Kept<ChannelPanel.State> channel;
  private final Kept<List<String>> hint;
  private final Kept<List<String>> banner;
  private Device pointing = Device.MOUSE;
  private Optional<Wall> wall = Optional.empty();
  private List<PlacedPanel> panels = List.of();
  private List<PlacedPanel> onThings = List.of();
  private boolean bare;

  Hud(Visit visit, FontAtlas font) {
    this.visit = visit;
    gallery = visit.live().gallery();
    hints = new Hints(visit);
    marks = new Marks(font);
    status = new Kept<>(state -> StatusPanel.of(font, state));
    shelf = new Kept<>(s -> ShelfPanel.of(font, s.choices(), s.input(), s.aspect(), s.carrying()));
    slider = new Kept<>(s -> SliderPanel.of(font, s.names(), s.at()));
    tools = new Kept<>(t -> ToolBar.of(font, t.device(), t.on()));
    legend = new Kept<>(means -> LegendPanel.of(font, means));
    help = new Kept<>(device -> HelpPanel.of(font, device));
    reading = new Kept<>(r -> WallPanel.of(font, r.layer(), r.plan(), r.page(), r.block()));
    channel = new Kept<>(state -> ChannelPanel.of(font, state));
    hint = new Kept<>(lines -> HintPanel.of(font, lines));
    banner = new Kept<>(lines -> HintPanel.of(font, lines));
  }

  /** The device that points now. */
  void pointing(Device device) {
    pointing = device;
  }

  /** Without tools, for pictures of it. */
  public void bare(boolean without) {
    bare = without;
  }

  /** The panels that a ray can meet, the foremost last. */
  public List<PlacedPanel> panels() {
    return panels;
  }

  /** Pages of the wall that is open. */
  int pages() {
    return wall.map(w -> w.plan().pages(w.layer().tiles())).orElse(1);
  }

  boolean arrange(Target aim, Optional<Vector3f> pointer) {
    View view = visit.display().view();
    Docks docks = new Docks(view);
    List<PlacedPanel> next = new ArrayList<>();
    Station now = visit.station();
    openWall(view, now);
    wall.ifPresent(w -> hang(w, now, next));
    next.add(docks.at(-1, 1, status.of(status(now))));
    if (now.shows(Shown.MAP)) {
      hangMap(docks, next);
    }
    Panel tool = tools.of(new Tools(pointing, on(now)));
    if (visit.checkpoints().size() > 1) {
      Panel slide = slider.of(new Stop(visit.checkpoints(), now.checkpoint()));
      // Beside the tools where there is room, else above them.
      next.add(
          bare || docks.fitBeside(tool, slide)
              ? docks.at(1, -1, slide)
              : docks.at(0, -0.72f, slide));
    }
    if (!bare) {
      next.add(docks.at(-1, -1, tool));
    }
    if (now.shows(Shown.LEGEND)) {
      next.add(docks.at(-1, -0.55f, legend.of(now.shows(Shown.MEANS))));
    }
    now.channel()
        .flatMap(this::channel)
        .ifPresent(
            state -> {
              boolean mapBeside = now.shows(Shown.MAP) && visit.display().wrist().isEmpty();
              next.add(docks.at(mapBeside ? 0.68f : 1, 0.3f, channel.of(state)));
            });
    if (now.shows(Shown.SHELF)) {
      next.add(docks.at(-0.2f, 0, shelf.of(shelved(now))));
    }
    if (now.shows(Shown.HELP)) {
      next.add(docks.at(0, 0, help.of(pointing)));
    }
    visit
        .shots()
        .said()
        .ifPresent(text -> next.add(unsolid(docks.at(0, 0.9f, banner.of(List.of(text))))));
    pointed(aim, pointer, docks, next);
    List<PlacedPanel> things = marks.of(aim, view, visit.live().hall());
    boolean changed = !next.equals(panels) || !things.equals(onThings);
    panels = List.copyOf(next);
    onThings = things;
    visit.live().renderer().showPanels(panels, onThings);
    return changed;
  }

  /** At the wrist, or else in front of the eye. */
  private void hangMap(Docks docks, List<PlacedPanel> next) {
    Panel map = visit.map().panel();
    Panel here = visit.map().here(visit.pose());
    Optional<Placement> wrist = visit.display().wrist();
    if (wrist.isPresent()) {
      Placement at = MapPanel.atWrist(wrist.get());
      next.add(new PlacedPanel(map, at, true));
      next.add(new PlacedPanel(here, at, false));
    } else {
      next.add(docks.at(1, 0, map));
      next.add(unsolid(docks.at(1, 0, here)));
    }
  }

  private static PlacedPanel unsolid(PlacedPanel placed) {
    return new PlacedPanel(placed.panel(), placed.placement(), false);
  }

  private void pointed(
      Target aim, Optional<Vector3f> pointer, Docks docks, List<PlacedPanel> next) {
    for (int i = next.size() - 1; i >= 0; i--) {
      PlacedPanel placed = next.get(i);
      Optional<Panel.Box> box = placed.boxOf(aim);
      if (box.isPresent() && placed.solid()) {
        next.add(marks.on(placed, box.get()));
        break;
      }
    }
    if (pointer.isEmpty()) {
      return;
    }
    if (visit.carried() != NONE) {
      String key = Shelf.key(visit.carried());
      next.add(
          unsolid(
              docks.beside(pointer.get(), marks.carried(gallery.slot(key), gallery.aspect(key)))));
    }
    List<String> lines = hints.of(aim);
    if (!lines.isEmpty()) {
      next.add(unsolid(docks.beside(pointer.get(), hint.of(lines))));
    }
  }

  private void openWall(View view, Station now) {
    Hall hall = visit.live().hall();
    Optional<LayerView> wanted = now.wall().flatMap(hall::layerOf);
    if (wanted.isEmpty()) {
      wall = Optional.empty();
    } else if (wall.isEmpty()
        || wall.get().hall() != hall
        || !wall.get().layer().equals(wanted.get())) {
      LayerView layer = wanted.get();
      WallPanel.Plan plan = WallPanel.plan(view, layer.tiles(), aspect(layer));
      Panel panel = reading.of(new Read(layer, plan, 0, block(layer)));
      wall = Optional.of(new Wall(hall, layer, plan, WallPanel.before(view, panel, plan.unit())));
    }
  }

  private String block(LayerView layer) {
    if (layer.excerpt() || !layer.closedBlock().isEmpty()) {
      return layer.closedBlock().isEmpty() ? "Show all" : "Open block";
    }
    return visit.live().hall().openBlockAround(layer).isPresent() ? "Close block" : "";
  }

  private void hang(Wall w, Station now, List<PlacedPanel> next) {
    int page = Math.min(now.page(), pages() - 1);
    Panel panel = reading.of(new Read(w.layer(), w.plan(), page, block(w.layer())));
    PlacedPanel hung = new PlacedPanel(panel, w.placement(), true);
    next.add(hung);
    int enlarged = now.channel().map(this::tile).orElse(NONE);
    panel.tiles().stream()
        .filter(figure -> figure.tile() == enlarged)
        .forEach(figure -> next.add(marks.on(hung, figure.box())));
  }

  /** The tile that shows a channel, if one does. */
  int tile(Station.Channel channel) {
    return visit
        .live()
        .hall()
        .layerOf(channel.value())
        .flatMap(
            layer ->
                IntStream.range(layer.firstTile(), layer.firstTile() + layer.tiles())
                    .filter(tile -> visit.live().cache().channel(tile) == channel.number())
                    .boxed()
                    .findFirst())
        .orElse(NONE);
  }

  /** Width by height of a layer's tiles as they hang. */
  private static float aspect(LayerView layer) {
    return layer.wings().isEmpty()
        ? 1
        : layer.wings().get(0).right().length() / layer.wings().get(0).down().length();
  }

  private StatusPanel.State status(Station now) {
    LiveHall live = visit.live();
    String message =
        visit
            .away()
            .or(() -> live.trouble().map(GatewayException::getMessage))
            .or(
                () ->
                    now.picture() == NONE
                        ? Optional.of(
                            pointing == Device.RAY
                                ? "Choose one with Pictures below."
                                : "Press P to choose a picture.")
                        : Optional.empty())
            .orElse("");
    String name = now.picture() == NONE ? "no picture yet" : visit.shelf().name(now.picture());
    return new StatusPanel.State(
        live.model(),
        name,
        gallery.slot(LiveHall.INPUT),
        gallery.aspect(LiveHall.INPUT),
        live.classes(),
        now.picture() == NONE ? 1 : live.progress(),
        message);
  }

  private Shelved shelved(Station now) {
    return new Shelved(
        visit.shelf().choices(),
        gallery.slot(LiveHall.INPUT),
        gallery.aspect(LiveHall.INPUT),
        visit.carried() != NONE);
  }

  private static Set<Action> on(Station now) {
    Set<Action> on = EnumSet.noneOf(Action.class);
    for (Shown panel : now.panels()) {
      on.add(
          switch (panel) {
            case SHELF -> Action.PICTURES;
            case HELP -> Action.HELP;
            case LEGEND -> Action.LEGEND;
            case MAP -> Action.MAP;
            case MEANS -> Action.MEAN;
          });
    }
    return on;
  }

  private Optional<ChannelPanel.State> channel(Station.Channel enlarged) {
    LiveHall live = visit.live();
    int tile = tile(enlarged);
    return live.hall()
        .layerOf(enlarged.value())
        .map(
            layer ->
                new ChannelPanel.State(
                    layer,
                    tile,
                    enlarged.number(),
                    aspect(layer),
                    values(layer, tile),
                    visit.visualizations().look(visit.subject().orElseThrow()),
                    visit.tops().title(live.model(), layer),
                    visit.tops().top(live.model(), layer, enlarged.number())));
  }

  private String values(LayerView layer, int tile) {
    TileCache cache = visit.live().cache();
    if (tile < 0) {
      return "Not among the most active ones that hang here";
    }
    return cache.known(tile)
        ? String.format(
            Locale.ROOT,
            "Extreme %.3g, mean %.3g over its map",
            cache.extreme(layer, tile),
            cache.mean(layer, tile))
        : "Not computed yet";
  }
}
