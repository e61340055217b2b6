package io.vitrine.viewer.visit;

import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.MapPanel;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.visit.Station.Shown;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * One walk through one model: what is shown and asked for, and how that changes. Knows no device: a
 * window's hands, a headset's and the tour all come in here. Never waits. Belongs to the render
 * thread.
 */
public final class Visit implements AutoCloseable {
  private static final float GLIDE_SECONDS = 0.35f;
  private static final int NONE = Station.NONE;

  private final LiveHall live;
  private final Display display;
  private final Errands errands;
  private final Link link;
  private final Shelf shelf;
  private final Walker walker;
  private final Visualizations visualizations;
  private final TopPictures tops;
  private final ExactLookup exact;
  private final Shots shots;
  private final Hud hud;
  private final FontAtlas font;
  private final History history = new History();
  private final List<String> checkpoints;
  private final float glideSeconds;
  private MapPanel map;
  private Hall drawnHall;
  private Station now;
  private int carried = NONE;
  private boolean wasAway;

  /**
   * @param glides whether the eye is seen under way to a place that was chosen, or is there at once
   */
  public Visit(
      GatewayClient client,
      ViewerSession session,
      LiveHall live,
      FontAtlas font,
      Display display,
      Errands errands,
      VisitSettings settings,
      boolean glides) {
    this.live = live;
    this.display = display;
    this.errands = errands;
    glideSeconds = glides && !display.immersive() ? GLIDE_SECONDS : 0;
    link = new Link(client, live, session);
    shelf = new Shelf(client, errands, live.gallery());
    settings.pictures().forEach(shelf::add);
    visualizations =
        new Visualizations(client, errands, live.gallery(), settings.visualizationSteps());
    tops = new TopPictures(client, errands, shelf, live.gallery());
    exact = new ExactLookup(client, errands);
    shots = new Shots(settings.shots(), display, errands);
    this.font = font;
    map = new MapPanel(font, live.hall());
    drawnHall = live.hall();
    checkpoints =
        settings.checkpoints().isEmpty() ? live.opened().checkpoints() : settings.checkpoints();
    int at = checkpoints.indexOf(live.opened().model().getReference().getName());
    walker = new Walker(settings.camera().in(live.hall()));
    now = Station.at(walker.pose(), at < 0 ? checkpoints.size() - 1 : at);
    hud = new Hud(this, font);
    display.look(walker.pose());
  }

  // What is shown.

  public LiveHall live() {
    return live;
  }

  Station station() {
    return now;
  }

  public Shelf shelf() {
    return shelf;
  }

  MapPanel map() {
    return map;
  }

  Display display() {
    return display;
  }

  ExactLookup exact() {
    return exact;
  }

  Shots shots() {
    return shots;
  }

  /** Names of the slider's stops. */
  public List<String> checkpoints() {
    return checkpoints;
  }

  /** Number of the picture in the hand; negative: none. */
  int carried() {
    return carried;
  }

  public Hud hud() {
    return hud;
  }

  Optional<String> away() {
    return link.away();
  }

  /** Where the walker is. */
  public Pose pose() {
    return walker.pose();
  }

  /** The layer a tile belongs to. */
  public LayerView layerOf(int tile) {
    return live.hall().layers().stream()
        .filter(layer -> tile < layer.firstTile() + layer.tiles())
        .findFirst()
        .orElseThrow();
  }

  /** The layer on the reading wall. */
  public Optional<LayerView> reading() {
    return now.wall().flatMap(live.hall()::layerOf);
  }

  /** The tile of the scene that is enlarged, if one shows that channel. */
  public Optional<Integer> enlarged() {
    return now.channel().map(hud::tile).filter(tile -> tile >= 0);
  }

  /** How many pictures stand on the shelf. */
  public int pictures() {
    return shelf.size();
  }

  /** Where to stand to see a layer. */
  public Pose before(LayerView layer) {
    return map.before(layer, CameraPlace.EYE_HEIGHT);
  }

  /** Says something for some seconds. */
  public void say(String text) {
    shots.say(text);
  }

  /** Says nothing any more. */
  public void hush() {
    shots.hush();
  }

  /** What is shown, in a line: model, picture, wall, channel. */
  public String words() {
    StringBuilder out = new StringBuilder(live.model());
    if (now.picture() != NONE) {
      out.append(" · ").append(shelf.name(now.picture()));
      out.append(live.complete() ? "" : " …");
    }
    if (now.channel().isPresent()) {
      Station.Channel channel = now.channel().get();
      out.append(" · ").append(channel.value()).append(':').append(channel.number());
    } else {
      now.wall().ifPresent(value -> out.append(" · ").append(value));
    }
    link.away().ifPresent(why -> out.append(" · no gateway"));
    return out.toString();
  }

  /** What is enlarged, as the subject of a visualization. */
  Optional<Visualizations.Subject> subject() {
    return now.channel()
        .map(
            channel -> new Visualizations.Subject(live.model(), channel.value(), channel.number()));
  }

  Visualizations visualizations() {
    return visualizations;
  }

  TopPictures tops() {
    return tops;
  }

  /** Whether all that was asked for is shown: tiles, pictures, visualization, top pictures. */
  public boolean settled() {
    boolean tiles = now.picture() == NONE || live.complete() || live.trouble().isPresent();
    boolean channel =
        now.channel().map(Station.Channel::value).flatMap(live.hall()::layerOf).isEmpty()
            || (shelf.size() == 0
                    || tops.settled(
                        live.model(), live.hall().layerOf(now.channel().get().value()).get()))
                && (visualizations.look(subject().get()).message().isEmpty()
                    || visualizations.settled(subject().get()));
    return tiles && channel && !walker.gliding() && !errands.busy() && !live.gallery().busy();
  }

  // What changes it.

  /** Puts a picture of the shelf into the network. */
  public void place(int picture) {
    carried = NONE;
    change(now.picture(picture));
  }

  /** Takes a picture of the shelf into the hand; a negative number lets go. */
  void carry(int picture) {
    carried = picture;
  }

  /** Takes a tile into the hand, as the picture that it shows. */
  void carryTile(LayerView layer, int tile) {
    Optional<BufferedImage> picture = live.cache().picture(layer, tile);
    if (picture.isEmpty()) {
      shots.say("This feature map is not computed yet.");
      return;
    }
    String name = layer.title().strip().split(" ", 2)[0] + "-" + live.cache().channel(tile);
    try {
      carried = shelf.add(name, picture.get());
    } catch (IOException e) {
      shots.say("The feature map cannot be kept: " + e.getMessage());
    }
  }

  /** The same with the channel that is enlarged. */
  void carryChannel() {
    now.channel()
        .flatMap(channel -> live.hall().layerOf(channel.value()))
        .ifPresent(
            layer -> {
              int tile = hud.tile(now.channel().get());
              if (tile >= 0) {
                carryTile(layer, tile);
              }
            });
  }

  /** Puts files on the shelf and the first of them into the network. */
  void drop(List<Path> files) {
    int first = NONE;
    for (Path file : files) {
      int number = shelf.add(file);
      first = first == NONE ? number : first;
    }
    if (first != NONE) {
      place(first);
    }
  }

  public void checkpoint(int stop) {
    if (checkpoints.size() > 1) {
      change(now.checkpoint(Math.max(0, Math.min(checkpoints.size() - 1, stop))));
    }
  }

  /** Opens a layer as a reading wall. */
  public void read(LayerView layer) {
    change(now.wall(Optional.of(layer.value())).channel(Optional.empty()));
  }

  /** Closes the reading wall. */
  public void stopReading() {
    change(now.wall(Optional.empty()));
  }

  /** Enlarges a tile of the scene. */
  public void enlarge(int tile) {
    change(
        now.channel(
            Optional.of(new Station.Channel(layerOf(tile).value(), live.cache().channel(tile)))));
  }

  /** Closes what is enlarged. */
  public void reduce() {
    change(now.channel(Optional.empty()));
  }

  /** Opens what a layer stands for or shows a part of; else closes the block around it. */
  void turnBlock(LayerView layer) {
    if (layer.excerpt() || !layer.closedBlock().isEmpty()) {
      String name = layer.closedBlock().isEmpty() ? layer.value() : layer.closedBlock();
      change(now.block(name, true));
    } else {
      live.hall().openBlockAround(layer).ifPresent(name -> change(now.block(name, false)));
    }
  }

  void page(int by) {
    if (now.wall().isPresent()) {
      int pages = hud.pages();
      change(now.page(Math.max(0, Math.min(pages - 1, now.page() + by))));
    }
  }

  /** Asks for the visualization of the channel that is enlarged. */
  public void visualize() {
    subject().ifPresent(visualizations::ask);
  }

  void stopJob() {
    subject().ifPresent(visualizations::cancel);
  }

  /** Goes to a place, which can be undone. */
  void goTo(Pose pose) {
    change(now.pose(pose));
  }

  /** Goes to a place in so many seconds; the tour's way. */
  public void travel(Pose pose, float seconds) {
    walker.glideTo(pose, glideSeconds == 0 ? 0 : seconds);
  }

  void jump(LayerView layer) {
    goTo(map.before(layer, Math.max(1.2f, walker.pose().eye().y() / walker.pose().scale())));
  }

  /** Switches a panel on or off. */
  void turn(Shown panel, boolean on) {
    change(now.shows(panel, on));
  }

  /** Closes what was opened last. */
  void closeOne() {
    if (carried != NONE) {
      carried = NONE;
    } else if (now.shows(Shown.HELP)) {
      change(now.shows(Shown.HELP, false));
    } else if (now.channel().isPresent()) {
      reduce();
    } else if (now.shows(Shown.SHELF)) {
      change(now.shows(Shown.SHELF, false));
    } else if (now.wall().isPresent()) {
      stopReading();
    } else if (now.shows(Shown.LEGEND)) {
      change(now.shows(Shown.LEGEND, false));
    }
  }

  void undo() {
    now = now.pose(walker.goal());
    history
        .undo(now)
        .ifPresent(
            before -> {
              Station from = now;
              now = before;
              apply(from, before);
            });
  }

  /** Makes the hall look smaller by a factor, or larger; the ground stays under the feet. */
  void scale(float factor) {
    Pose here = walker.goal();
    float scale = Math.max(Walker.LEAST_SCALE, Math.min(Walker.MOST_SCALE, here.scale() * factor));
    float grown = scale / here.scale();
    Vector3f eye = new Vector3f(here.eye());
    eye.y *= grown;
    change(now.pose(new Pose(eye, here.yaw(), here.pitch(), scale)));
  }

  /** Ends a motion that began at a pose; it is undone as a whole. */
  void moved(Pose from) {
    Station to = now.pose(walker.pose());
    history.did(now.pose(from), to);
    now = to;
  }

  Walker walker() {
    return walker;
  }

  private void change(Station to) {
    Station from = now.pose(walker.goal());
    Station next = to.pose().equals(now.pose()) ? to.pose(from.pose()) : to;
    history.did(from, next);
    now = next;
    apply(from, next);
  }

  private void apply(Station from, Station to) {
    if (!from.pose().equals(to.pose())) {
      walker.glideTo(to.pose(), glideSeconds);
    }
    if (from.picture() != to.picture() && to.picture() != NONE) {
      put(to.picture());
    }
    if (from.checkpoint() != to.checkpoint()) {
      live.checkpoint(checkpoints.get(to.checkpoint()));
    }
    live.showMeans(to.shows(Shown.MEANS));
    if (!from.opened().equals(to.opened()) || !from.closed().equals(to.closed())) {
      live.blocks(to.opened(), to.closed());
    }
    if (to.channel().isEmpty()) {
      tops.rest();
    }
  }

  private void put(int picture) {
    shelf.store(
        picture,
        reference -> {
          if (now.picture() == picture) {
            live.input(reference);
          }
        },
        error -> shots.say(String.valueOf(error.getMessage())));
  }

  /**
   * Lets time pass.
   *
   * @return whether the picture changes
   */
  public boolean step(Motion motion, float seconds) {
    boolean changed = errands.deliver();
    changed |= walker.step(motion, seconds);
    changed |= link.step();
    changed |= live.step();
    if (drawnHall != live.hall()) {
      drawnHall = live.hall();
      map = new MapPanel(font, drawnHall);
    }
    changed |= shots.step();
    reconnected();
    if (live.input().isPresent()) {
      now.channel()
          .map(Station.Channel::value)
          .flatMap(live.hall()::layerOf)
          .ifPresent(
              layer -> {
                int[] texels = live.cache().texels(layer);
                tops.want(live.model(), layer, texels[0] * texels[1]);
              });
    }
    display.look(walker.pose());
    return changed;
  }

  /** Another gateway may know nothing of what was stored: the picture is put in anew. */
  private void reconnected() {
    boolean away = link.away().isPresent();
    if (wasAway && !away && now.picture() != NONE) {
      shelf.forget();
      put(now.picture());
    }
    wasAway = away;
  }

  /**
   * Hangs the panels for the next frame.
   *
   * @param aim what is pointed at
   * @param pointer a point of the ray to it
   * @return whether the picture changes
   */
  public boolean show(Target aim, Optional<Vector3f> pointer) {
    return hud.arrange(aim, pointer);
  }

  /** Ends the watching of jobs, and the session. */
  @Override
  public void close() {
    visualizations.close();
    link.close();
    shelf.close();
  }
}
