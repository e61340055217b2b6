package io.vitrine.viewer.visit;

import io.vitrine.viewer.scene.Pose;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * All of a visit that can be undone. Layers go by the values they show: the same in every layout.
 *
 * @param pose where the walker is or is going
 * @param picture on the input frame, by its number on the shelf; NONE
 * @param checkpoint by its number on the slider
 * @param wall value of the layer that is read
 * @param page of it
 * @param channel that is enlarged
 * @param panels that are open
 * @param opened blocks and values that stand open beyond what does by itself
 * @param closed those that do not
 */
record Station(
    Pose pose,
    int picture,
    int checkpoint,
    Optional<String> wall,
    int page,
    Optional<Channel> channel,
    Set<Shown> panels,
    Set<String> opened,
    Set<String> closed) {
  static final int NONE = -1;

  /** A channel of a value. */
  record Channel(String value, int number) {}

  /** What can be switched on and off. */
  enum Shown {
    SHELF,
    HELP,
    LEGEND,
    MAP,
    MEANS
  }

  static Station at(Pose pose, int checkpoint) {
    return new Station(
        pose,
        NONE,
        checkpoint,
        Optional.empty(),
        0,
        Optional.empty(),
        Set.of(Shown.MAP),
        Set.of(),
        Set.of());
  }

  boolean shows(Shown panel) {
    return panels.contains(panel);
  }

  Station pose(Pose now) {
    return new Station(now, picture, checkpoint, wall, page, channel, panels, opened, closed);
  }

  Station picture(int now) {
    return new Station(pose, now, checkpoint, wall, page, channel, panels, opened, closed);
  }

  Station checkpoint(int now) {
    return new Station(pose, picture, now, wall, page, channel, panels, opened, closed);
  }

  Station wall(Optional<String> now) {
    return new Station(pose, picture, checkpoint, now, 0, channel, panels, opened, closed);
  }

  Station page(int now) {
    return new Station(pose, picture, checkpoint, wall, now, channel, panels, opened, closed);
  }

  Station channel(Optional<Channel> now) {
    return new Station(pose, picture, checkpoint, wall, page, now, panels, opened, closed);
  }

  Station shows(Shown panel, boolean now) {
    Set<Shown> other = new HashSet<>(panels);
    if (now) {
      other.add(panel);
    } else {
      other.remove(panel);
    }
    return new Station(
        pose, picture, checkpoint, wall, page, channel, Set.copyOf(other), opened, closed);
  }

  /** With a block or value open, or closed. */
  Station block(String name, boolean open) {
    Set<String> nowOpened = new HashSet<>(opened);
    Set<String> nowClosed = new HashSet<>(closed);
    (open ? nowOpened : nowClosed).add(name);
    (open ? nowClosed : nowOpened).remove(name);
    return new Station(
        pose,
        picture,
        checkpoint,
        wall,
        page,
        channel,
        panels,
        Set.copyOf(nowOpened),
        Set.copyOf(nowClosed));
  }

  /** This, with what {@code after} changed of {@code before} taken back. */
  Station without(Station before, Station after) {
    return new Station(
        before.pose.equals(after.pose) ? pose : before.pose,
        before.picture == after.picture ? picture : before.picture,
        before.checkpoint == after.checkpoint ? checkpoint : before.checkpoint,
        before.wall.equals(after.wall) ? wall : before.wall,
        before.page == after.page ? page : before.page,
        before.channel.equals(after.channel) ? channel : before.channel,
        before.panels.equals(after.panels) ? panels : before.panels,
        before.opened.equals(after.opened) ? opened : before.opened,
        before.closed.equals(after.closed) ? closed : before.closed);
  }
}
