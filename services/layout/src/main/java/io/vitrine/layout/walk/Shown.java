package io.vitrine.layout.walk;

import io.vitrine.protocol.TileForm;

/**
 * How much of a value hangs at its place.
 *
 * @param form of the value's tiles
 * @param tiles how many hang
 * @param closed few and larger ones, for all of a block or of a layer that is not opened
 */
public record Shown(TileForm form, int tiles, boolean closed) {
  /** All tiles of a value; none where it has no picture. */
  public static Shown whole(TileForm form) {
    return new Shown(form, all(form), false);
  }

  /** The most active tiles, at most so many. */
  public static Shown excerpt(TileForm form, int most) {
    return new Shown(form, Math.min(most, all(form)), true);
  }

  /** How many tiles a value has; none where it has no picture. */
  public static int all(TileForm form) {
    return form.getKind() == TileForm.Kind.NOT_SHOWN ? 0 : form.getTiles();
  }
}
