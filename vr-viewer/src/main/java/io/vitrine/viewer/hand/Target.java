package io.vitrine.viewer.hand;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.scene.LayerView;
import org.joml.Vector3fc;

/** What a ray points at. */
public sealed interface Target {
  /** The kind of place it is. */
  Spot spot();

  /**
   * A tile.
   *
   * @param tile its number in the whole scene
   * @param u 0 to 1 rightwards in it
   * @param v 0 to 1 downwards
   */
  record Tile(LayerView layer, int tile, float u, float v) implements Target {
    @Override
    public Spot spot() {
      return Spot.TILE;
    }
  }

  /** A layer whose tiles are too small to be told apart from here. */
  record Layer(LayerView layer) implements Target {
    @Override
    public Spot spot() {
      return Spot.LAYER;
    }
  }

  /**
   * A place on a panel that does something.
   *
   * @param argument which of several
   * @param along 0 to 1 rightwards in it
   */
  record Button(Spot spot, Action action, int argument, String hint, float along)
      implements Target {}

  /** A place on a panel that does nothing, and hides what is behind it. */
  record Face() implements Target {
    @Override
    public Spot spot() {
      return Spot.ELSEWHERE;
    }
  }

  /** The frame of the input picture. */
  record InputFrame() implements Target {
    @Override
    public Spot spot() {
      return Spot.INPUT_FRAME;
    }
  }

  /** A place on the ground. */
  record Ground(Vector3fc point) implements Target {
    @Override
    public Spot spot() {
      return Spot.GROUND;
    }
  }

  /** The dark. */
  record Nothing() implements Target {
    @Override
    public Spot spot() {
      return Spot.ELSEWHERE;
    }
  }
}
