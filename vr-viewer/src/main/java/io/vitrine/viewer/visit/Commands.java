package io.vitrine.viewer.visit;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.ChannelPanel;
import io.vitrine.viewer.panel.WallPanel;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.visit.Station.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/** Each action, done to a visit. */
final class Commands {
  private static final float TURN = (float) Math.toRadians(30);
  private static final float RISE = 0.5f;
  private static final float STEP_OF_SCALE = 1.5848932f;

  private final Visit visit;
  private boolean leaving;

  Commands(Visit visit) {
    this.visit = visit;
  }

  boolean leaving() {
    return leaving;
  }

  /**
   * Does an action.
   *
   * @param argument of a button, or the way of a key: -1 back, 1 forth
   * @param aim what is pointed at
   */
  void perform(Action action, int argument, Target aim) {
    Station now = visit.station();
    switch (action) {
      case WALK, GO_TO -> goTo(aim);
      case FLY -> visit.walker().rise(argument * RISE);
      case SCALE -> visit.scale(argument < 0 ? STEP_OF_SCALE : 1 / STEP_OF_SCALE);
      case LOOK -> visit.walker().turn(-argument * TURN, 0);
      case JUMP -> jump(argument, aim);
      case OPEN_LAYER -> layer(aim).ifPresent(visit::read);
      case OPEN_BLOCK -> block(aim);
      case OPEN_CHANNEL -> {
        if (aim instanceof Target.Tile tile) {
          visit.enlarge(tile.tile());
        } else {
          layer(aim).ifPresent(visit::read);
        }
      }
      case PAGE -> visit.page(argument);
      case VISUALIZE -> visit.visualize();
      case CANCEL_JOB -> visit.stopJob();
      case PICTURES -> {
        visit.carry(Station.NONE);
        turn(Shown.SHELF);
      }
      case TAKE_PICTURE -> take(aim);
      case TAKE_TILE -> takeTile(aim);
      case PLACE_PICTURE -> place();
      case CHECKPOINT -> visit.checkpoint(now.checkpoint() + argument);
      case MEAN -> turn(Shown.MEANS);
      case LEGEND -> turn(Shown.LEGEND);
      case MAP -> turn(Shown.MAP);
      case HELP -> turn(Shown.HELP);
      case CLOSE -> close(argument);
      case UNDO -> visit.undo();
      case SCREENSHOT -> visit.shots().take();
      case QUIT -> leaving = true;
    }
  }

  private void turn(Shown panel) {
    visit.turn(panel, !visit.station().shows(panel));
  }

  /** Of what is pointed at, else of what is read. */
  private void block(Target aim) {
    layer(aim)
        .or(() -> visit.station().wall().flatMap(visit.live().hall()::layerOf))
        .ifPresent(visit::turnBlock);
  }

  private void close(int what) {
    switch (what) {
      case ChannelPanel.CLOSES -> visit.reduce();
      case WallPanel.CLOSES -> visit.stopReading();
      default -> visit.closeOne();
    }
  }

  private void goTo(Target aim) {
    if (aim instanceof Target.Ground ground) {
      Pose here = visit.pose();
      Vector3f there = new Vector3f(ground.point());
      there.y = here.eye().y();
      visit.goTo(new Pose(there, here.yaw(), here.pitch(), here.scale()));
    }
  }

  private void jump(int argument, Target aim) {
    List<LayerView> layers = visit.live().hall().layers();
    if (aim instanceof Target.Button button && button.action() == Action.JUMP) {
      visit.jump(layers.get(button.argument()));
      return;
    }
    // By key: the next layer on the way, or the one before.
    Vector3f way = visit.live().hall().end().sub(visit.live().hall().entry());
    float here = visit.walker().goal().eye().dot(way.normalize());
    Comparator<LayerView> byPlace =
        Comparator.comparingDouble(layer -> argument * place(layer, way));
    layers.stream()
        .filter(layer -> argument * (place(layer, way) - here) > 0.05f)
        .min(byPlace)
        .ifPresent(visit::jump);
  }

  private float place(LayerView layer, Vector3f way) {
    return visit.map().before(layer, 1).eye().dot(way);
  }

  private Optional<LayerView> layer(Target aim) {
    if (aim instanceof Target.Tile tile) {
      return Optional.of(tile.layer());
    }
    return aim instanceof Target.Layer layer ? Optional.of(layer.layer()) : Optional.empty();
  }

  private void take(Target aim) {
    if (aim instanceof Target.Button button && button.action() == Action.TAKE_PICTURE) {
      visit.carry(button.argument());
    } else if (visit.shelf().size() > 0) {
      // By key: the next one.
      int last = Math.max(visit.carried(), visit.station().picture());
      visit.carry((last + 1) % visit.shelf().size());
    }
  }

  /** What is pointed at, else the channel that is enlarged. */
  private void takeTile(Target aim) {
    if (aim instanceof Target.Tile tile) {
      visit.carryTile(tile.layer(), tile.tile());
    } else {
      visit.carryChannel();
    }
  }

  private void place() {
    if (visit.carried() >= 0) {
      visit.place(visit.carried());
    } else {
      visit.turn(Shown.SHELF, true);
    }
  }
}
