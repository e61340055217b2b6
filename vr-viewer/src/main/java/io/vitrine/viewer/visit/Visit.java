package io.vitrine.viewer.visit;

import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.MapPanel;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.FontAtlas;
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
  private final MapPanel map;
  private final History history = new History();
  private final List<String> checkpoints;
  private final float glideSeconds;
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
    glideSeconds = glides ? GLIDE_SECONDS : 0;
    link = new Link(client, live, session);
    shelf = new Shelf(client, errands, live.renderer().gallery());
    settings.pictures().forEach(shelf::add);
    visualizations = new Visualizations(client, errands, live.renderer().gallery());
    tops = new TopPictures(client, errands, shelf, live.renderer().gallery());
    exact = new ExactLookup(client, errands);
    shots = new Shots(settings.shots(), display, errands);
    map = new MapPanel(font, live.hall());
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

  Pose pose() {
    return walker.pose();
  }

  /** The layer a tile belongs to. */
  public LayerView layerOf(int tile) {
    return live.hall().layers().stream()
        .filter(layer -> tile < layer.firstTile() + layer.tiles())
        .findFirst()
        .orElseThrow();
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
    if (now.channel() != NONE) {
      LayerView layer = layerOf(now.channel());
      int channel = live.cache().channel(now.channel());
      out.append(" · ").append(layer.value()).append(':').append(channel);
    } else if (now.wall() != NONE) {
      out.append(" · ").append(live.hall().layers().get(now.wall()).value());
    }
    link.away().ifPresent(why -> out.append(" · no gateway"));
    return out.toString();
  }

  /** What is enlarged, as the subject of a visualization. */
  Optional<Visualizations.Subject> subject() {
    if (now.channel() == NONE) {
      return Optional.empty();
    }
    LayerView layer = layerOf(now.channel());
    return Optional.of(
        new Visualizations.Subject(live.model(), layer.value(), now.channel() - layer.firstTile()));
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
        subject().isEmpty()
            || (shelf.size() == 0 || tops.settled(live.model(), layerOf(now.channel())))
                && (visualizations.look(subject().get()).message().isEmpty()
                    || visualizations.settled(subject().get()));
    return tiles
        && channel
        && !walker.gliding()
        && !errands.busy()
        && !live.renderer().gallery().busy();
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

  /** Opens a layer as a reading wall; a negative index closes it. */
  public void read(int layer) {
    change(now.wall(layer).channel(NONE));
  }

  /** Enlarges a tile; a negative number closes it. */
  public void enlarge(int tile) {
    change(now.channel(tile));
  }

  void page(int by) {
    if (now.wall() != NONE) {
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
    goTo(map.before(layer, Math.max(1.2f, walker.pose().eye().y())));
  }

  void toggle(Station to) {
    change(to);
  }

  /** Closes what was opened last. */
  void closeOne() {
    if (carried != NONE) {
      carried = NONE;
    } else if (now.help()) {
      change(now.help(false));
    } else if (now.channel() != NONE) {
      change(now.channel(NONE));
    } else if (now.shelf()) {
      change(now.shelf(false));
    } else if (now.wall() != NONE) {
      change(now.wall(NONE));
    } else if (now.legend()) {
      change(now.legend(false));
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
    if (from.means() != to.means()) {
      live.renderer().showMeans(to.means());
    }
    if (to.channel() == NONE) {
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
    changed |= shots.step();
    reconnected();
    if (now.channel() != NONE && live.input().isPresent()) {
      LayerView layer = layerOf(now.channel());
      int[] texels = live.cache().texels(layer);
      tops.want(live.model(), layer, texels[0] * texels[1]);
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
  }
}
