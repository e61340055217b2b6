package io.vitrine.viewer.action;

/** Kinds of places that can be pointed at. */
public enum Spot {
  TILE("a tile"),
  LAYER("a far layer"),
  GROUND("the ground"),
  INPUT_FRAME("the input frame"),
  BUTTON("its button"),
  PICTURE("a picture"),
  MAP("the map"),
  SLIDER("the slider"),
  ELSEWHERE("anywhere");

  private final String title;

  Spot(String title) {
    this.title = title;
  }

  /** In words for people. */
  public String title() {
    return title;
  }
}
