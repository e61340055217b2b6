package io.vitrine.model.picture;

/**
 * A decoded picture: upright, opaque, 8 bits per colour.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb row-major, 0xRRGGBB; never written to after construction
 */
@SuppressWarnings("ArrayRecordComponent") // a picture is compared by nobody
public record Picture(int width, int height, int[] rgb) {
  public Picture {
    if (rgb.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(
          "%d pixels given for %d x %d".formatted(rgb.length, width, height));
    }
  }
}
