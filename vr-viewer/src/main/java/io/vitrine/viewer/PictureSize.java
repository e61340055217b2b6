package io.vitrine.viewer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels, written "1600x900". */
record PictureSize(int width, int height) {
  /** Largest side. */
  static final int MOST = 16_384;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static PictureSize parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      PictureSize size =
          new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (size.width >= 16 && size.height >= 16 && size.width <= MOST && size.height <= MOST) {
        return size;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no size: WIDTHxHEIGHT, each 16 to " + MOST);
  }
}
