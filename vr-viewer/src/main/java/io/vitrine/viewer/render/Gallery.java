package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.PictureArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Colour pictures on the device by name: samples, previews, visualizations. The least recently
 * asked for goes first. Belongs to the render thread; a bounded number goes to the device with each
 * {@link #upload}.
 */
public final class Gallery implements AutoCloseable {
  /** Most pictures at once: 96 take 34 MB. */
  public static final int SLOTS = 96;

  private static final int PER_FRAME = 4;

  private record Coming(String name, PreparedPicture picture) {}

  private record Hung(int slot, float aspect) {}

  private final PictureArray pictures;
  private final Map<String, Hung> hung = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Coming> coming = new ArrayDeque<>();
  private int used;

  public Gallery(Gpu gpu) {
    pictures = new PictureArray(gpu, PreparedPicture.SIDE, SLOTS);
  }

  /** Takes a picture in under a name, in place of the one that had it. */
  public void take(String name, PreparedPicture picture) {
    coming.addLast(new Coming(name, picture));
  }

  /** Where a picture hangs; negative while it does not. */
  public int slot(String name) {
    Hung at = hung.get(name);
    return at == null ? -1 : at.slot();
  }

  /** Width by height of a picture; 1 while it is not there. */
  public float aspect(String name) {
    Hung at = hung.get(name);
    return at == null ? 1 : at.aspect();
  }

  /**
   * Sends what fits a frame.
   *
   * @return whether there was something
   */
  public boolean upload() {
    int sent = 0;
    for (; sent < PER_FRAME && !coming.isEmpty(); sent++) {
      hang(coming.removeFirst());
    }
    return sent > 0;
  }

  private void hang(Coming next) {
    Hung before = hung.get(next.name());
    int slot = before != null ? before.slot() : free();
    hung.put(next.name(), new Hung(slot, next.picture().aspect()));
    for (int level = 0; level < next.picture().levels().size(); level++) {
      pictures.write(slot, level, next.picture().levels().get(level));
    }
  }

  private int free() {
    if (used < pictures.slots()) {
      return used++;
    }
    String oldest = hung.keySet().iterator().next();
    Hung gone = hung.remove(oldest);
    return gone == null ? 0 : gone.slot();
  }

  /** Whether pictures wait for their upload. */
  public boolean busy() {
    return !coming.isEmpty();
  }

  void bind(int unit) {
    pictures.bind(unit);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
