package io.vitrine.viewer.tour;

/**
 * A moment of the tour.
 *
 * @param seconds from its beginning
 * @param frame name of the key frame once all of it is there, or empty
 * @param caption what is said, or empty
 * @param act what happens
 */
record Moment(float seconds, String frame, String caption, Runnable act) {
  static final String NONE = "";
}
