package io.vitrine.viewer.xr;

/**
 * All that a headset tracks, as it will be when the next frame is seen. Made once and filled anew
 * for every frame.
 */
public final class Moment {
  /** Number of the left eye and hand. */
  public static final int LEFT = 0;

  /** Number of the right eye and hand. */
  public static final int RIGHT = 1;

  /** An eye: where it is, and the slopes to the edges of its picture, all positive. */
  public static final class Eye {
    public final Place place = new Place();
    public float left = 1;
    public float right = 1;
    public float up = 1;
    public float down = 1;
  }

  /** A hand and what it holds down. */
  public static final class Hand {
    /** Whether it is seen at all. */
    public boolean tracked;

    /** Where it points from. */
    public final Place aim = new Place();

    /** Where it holds. */
    public final Place grip = new Place();

    public boolean trigger;
    public boolean squeeze;

    /** The lower of two buttons. */
    public boolean first;

    /** The upper of two buttons, or the menu button where there is but one. */
    public boolean second;

    /** Rightwards, -1 to 1. */
    public float stickX;

    /** Forwards, -1 to 1. */
    public float stickY;
  }

  /** When the frame will be seen, on the runtime's clock. */
  public long nanos;

  /** Whether the frame will be seen at all. */
  public boolean seen;

  /** Whether the head is tracked. */
  public boolean tracked;

  /** Between the eyes. */
  public final Place head = new Place();

  public final Eye[] eyes = {new Eye(), new Eye()};
  public final Hand[] hands = {new Hand(), new Hand()};
}
