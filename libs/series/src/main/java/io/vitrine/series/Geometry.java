package io.vitrine.series;

/**
 * How a value lies in memory, picture after picture.
 *
 * @param channels of it
 * @param height of a channel's map; 1 where it has none
 * @param width of a channel's map; the number of positions where it is no map
 * @param channelsLast whether the channels of a position lie together: tokens
 */
public record Geometry(int channels, int height, int width, boolean channelsLast) {
  public Geometry {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a value of %d x %d x %d".formatted(channels, height, width));
    }
  }

  /** Numbers that one channel has for one picture. */
  public int positions() {
    return height * width;
  }

  /** Numbers that one picture has. */
  public int elements() {
    return channels * positions();
  }
}
