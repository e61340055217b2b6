package io.vitrine.viewer.action;

/** Keys by what is printed on a US keyboard; the place counts, not the letter. */
public enum Key {
  B,
  W,
  A,
  S,
  D,
  E,
  F,
  G,
  K,
  L,
  M,
  N,
  P,
  Q,
  T,
  V,
  X,
  Z,
  SPACE("Space"),
  SHIFT("Shift"),
  CONTROL("Ctrl"),
  ENTER("Enter"),
  ESCAPE("Esc"),
  LEFT("←"),
  RIGHT("→"),
  UP("↑"),
  DOWN("↓"),
  PAGE_UP("Page up"),
  PAGE_DOWN("Page down"),
  MINUS("-"),
  EQUAL("="),
  COMMA(","),
  PERIOD("."),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  F1,
  F12;

  private final String title;

  Key() {
    title = name();
  }

  Key(String title) {
    this.title = title;
  }

  /** As printed on it. */
  public String title() {
    return title;
  }
}
