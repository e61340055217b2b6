package io.vitrine.viewer.action;

/** Buttons under the thumb. */
public enum ControllerButton {
  FIRST("A or X"),
  SECOND("B, Y or menu");

  private final String title;

  ControllerButton(String title) {
    this.title = title;
  }

  /** As printed on most of them. */
  public String title() {
    return title;
  }
}
