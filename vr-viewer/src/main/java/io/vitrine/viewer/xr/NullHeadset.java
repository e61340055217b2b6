package io.vitrine.viewer.xr;

import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Gpu;
import java.util.function.Consumer;

/**
 * A headset that nobody wears, for machines without one: its eyes and hands are where the program
 * puts them, its pictures go nowhere. What a walker does in a headset can be tried and measured
 * with it.
 */
public final class NullHeadset implements Headset {
  private final HeadlessDisplay context;
  private final int width;
  private final int height;
  private final Consumer<Moment> mover;
  private int felt;

  private NullHeadset(HeadlessDisplay context, int width, int height, Consumer<Moment> mover) {
    this.context = context;
    this.width = width;
    this.height = height;
    this.mover = mover;
  }

  /**
   * Opens one.
   *
   * @param width of one eye's picture in pixels
   * @param mover puts eyes and hands where they are for each frame
   */
  public static NullHeadset open(int width, int height, Consumer<Moment> mover) {
    return new NullHeadset(HeadlessDisplay.open(16, 16), width, height, mover);
  }

  @Override
  public Gpu gpu() {
    return context.gpu();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public SessionState state() {
    return SessionState.FOCUSED;
  }

  @Override
  public boolean floor() {
    return true;
  }

  @Override
  public boolean next(Moment moment) {
    moment.seen = true;
    moment.tracked = true;
    mover.accept(moment);
    return true;
  }

  @Override
  public void show(Moment moment, Canvas[] eyes) {
    // Nobody looks.
  }

  @Override
  public void feel(int hand, float strength, float seconds) {
    felt++;
  }

  /** How often a hand was to feel something. */
  public int felt() {
    return felt;
  }

  @Override
  public boolean left() {
    return false;
  }

  @Override
  public String name() {
    return "no headset";
  }

  @Override
  public void close() {
    context.close();
  }
}
