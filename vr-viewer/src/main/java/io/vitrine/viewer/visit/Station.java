package io.vitrine.viewer.visit;

import io.vitrine.viewer.scene.Pose;

/**
 * All of a visit that can be undone.
 *
 * @param pose where the walker is or is going
 * @param picture on the input frame, by its number on the shelf; NONE
 * @param checkpoint by its number on the slider
 * @param wall index of the layer that is read; NONE
 * @param page of it
 * @param channel number of the tile in the scene that is enlarged; NONE
 */
record Station(
    Pose pose,
    int picture,
    int checkpoint,
    int wall,
    int page,
    int channel,
    boolean shelf,
    boolean help,
    boolean legend,
    boolean map,
    boolean means) {
  static final int NONE = -1;

  static Station at(Pose pose, int checkpoint) {
    return new Station(pose, NONE, checkpoint, NONE, 0, NONE, false, false, false, true, false);
  }

  Station pose(Pose now) {
    return new Station(
        now, picture, checkpoint, wall, page, channel, shelf, help, legend, map, means);
  }

  Station picture(int now) {
    return new Station(pose, now, checkpoint, wall, page, channel, shelf, help, legend, map, means);
  }

  Station checkpoint(int now) {
    return new Station(pose, picture, now, wall, page, channel, shelf, help, legend, map, means);
  }

  Station wall(int now) {
    return new Station(pose, picture, checkpoint, now, 0, channel, shelf, help, legend, map, means);
  }

  Station page(int now) {
    return new Station(
        pose, picture, checkpoint, wall, now, channel, shelf, help, legend, map, means);
  }

  Station channel(int now) {
    return new Station(pose, picture, checkpoint, wall, page, now, shelf, help, legend, map, means);
  }

  Station shelf(boolean now) {
    return new Station(
        pose, picture, checkpoint, wall, page, channel, now, help, legend, map, means);
  }

  Station help(boolean now) {
    return new Station(
        pose, picture, checkpoint, wall, page, channel, shelf, now, legend, map, means);
  }

  Station legend(boolean now) {
    return new Station(
        pose, picture, checkpoint, wall, page, channel, shelf, help, now, map, means);
  }

  Station map(boolean now) {
    return new Station(
        pose, picture, checkpoint, wall, page, channel, shelf, help, legend, now, means);
  }

  Station means(boolean now) {
    return new Station(
        pose, picture, checkpoint, wall, page, channel, shelf, help, legend, map, now);
  }

  /** This, with what {@code after} changed of {@code before} taken back. */
  Station without(Station before, Station after) {
    return new Station(
        before.pose.equals(after.pose) ? pose : before.pose,
        before.picture == after.picture ? picture : before.picture,
        before.checkpoint == after.checkpoint ? checkpoint : before.checkpoint,
        before.wall == after.wall ? wall : before.wall,
        before.page == after.page ? page : before.page,
        before.channel == after.channel ? channel : before.channel,
        before.shelf == after.shelf ? shelf : before.shelf,
        before.help == after.help ? help : before.help,
        before.legend == after.legend ? legend : before.legend,
        before.map == after.map ? map : before.map,
        before.means == after.means ? means : before.means);
  }
}
