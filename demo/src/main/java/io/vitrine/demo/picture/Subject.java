package io.vitrine.demo.picture;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** The sixteen classes, in the order of the network's outputs. */
public enum Subject {
  FACE(Family.COMPOSED, ComposedSubjects::face),
  HOUSE(Family.COMPOSED, ComposedSubjects::house),
  TREE(Family.COMPOSED, ComposedSubjects::tree),
  FLOWER(Family.COMPOSED, ComposedSubjects::flower),
  FISH(Family.COMPOSED, ComposedSubjects::fish),
  CAR(Family.COMPOSED, ComposedSubjects::car),
  CLOCK(Family.COMPOSED, ComposedSubjects::clock),
  CUP(Family.COMPOSED, ComposedSubjects::cup),
  STRIPES(Family.TEXTURE, Textures::stripes),
  CHECKS(Family.TEXTURE, Textures::checks),
  DOTS(Family.TEXTURE, Textures::dots),
  ZIGZAG(Family.TEXTURE, Textures::zigzag),
  INSIDE(Family.RELATION, Relations::inside),
  BESIDE(Family.RELATION, Relations::beside),
  RED_ON_GREEN(Family.RELATION, Relations::redOnGreen),
  GREEN_ON_RED(Family.RELATION, Relations::greenOnRed);

  /** What kind of thing tells a class from the others. */
  public enum Family {
    COMPOSED,
    TEXTURE,
    RELATION
  }

  /** Paints a subject in its square. */
  interface Painter {
    void paint(Brush brush, Palette palette, RandomGenerator random);
  }

  private final Family family;
  private final Painter painter;

  Subject(Family family, Painter painter) {
    this.family = family;
    this.painter = painter;
  }

  public Family family() {
    return family;
  }

  /** Whether the class is told by its colours, so that colour cannot be independent of it. */
  public boolean aboutColour() {
    return this == RED_ON_GREEN || this == GREEN_ON_RED;
  }

  /** As people say it: {@code red on green}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  void paint(Brush brush, Palette palette, RandomGenerator random) {
    painter.paint(brush, palette, random);
  }
}
