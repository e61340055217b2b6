package io.vitrine.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Channels as a person writes them: "7", "0-31", "0-3,8,16-19".
 *
 * @param channels counted from 0, each once, in the order written
 */
record ChannelList(List<Integer> channels) {
  /** No layer has more; a slip of the hand is caught here. */
  private static final int LARGEST = 999_999;

  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  ChannelList {
    channels = List.copyOf(channels);
  }

  static final class Converter implements ITypeConverter<ChannelList> {
    @Override
    public ChannelList convert(String text) {
      Set<Integer> channels = new LinkedHashSet<>();
      for (String part : text.split(",", -1)) {
        Matcher range = RANGE.matcher(part.strip());
        int first = range.matches() ? Integer.parseInt(range.group(1)) : 1;
        int last =
            range.matches() ? range.group(2) == null ? first : Integer.parseInt(range.group(2)) : 0;
        if (first > last) {
          throw new TypeConversionException(
              "'"
                  + text
                  + "' names no channels: write them as 0-31 or 4,8,15-23, from 0 to "
                  + LARGEST);
        }
        for (int channel = first; channel <= last; channel++) {
          channels.add(channel);
        }
      }
      return new ChannelList(new ArrayList<>(channels));
    }
  }
}
