package io.vitrine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The size of a picture, as "WxH".
 *
 * @param width pixels, 1 to 16384
 * @param height pixels, 1 to 16384
 */
record Size(int width, int height) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");
  private static final int LARGEST = 16384;

  @Override
  public String toString() {
    return width + "x" + height;
  }

  static final class Converter implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        Size size =
            new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (size.width >= 1
            && size.width <= LARGEST
            && size.height >= 1
            && size.height <= LARGEST) {
          return size;
        }
      }
      throw new TypeConversionException(
          "'"
              + text
              + "' is no size: write WIDTHxHEIGHT, each from 1 to "
              + LARGEST
              + ", as in 224x224");
    }
  }
}
