package io.vitrine.viewer;

/**
 * A channel of a value of the graph, written "VALUE:N"; the value's name may hold colons itself.
 *
 * @param channel counted from 0
 */
record ChannelName(String value, int channel) {
  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static ChannelName parse(String text) {
    int colon = text.lastIndexOf(':');
    String number = text.substring(colon + 1);
    if (colon < 1 || !number.matches("\\d{1,7}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no channel: VALUE:N, as in /stage3/concat/Concat_output_0:17");
    }
    return new ChannelName(text.substring(0, colon), Integer.parseInt(number));
  }
}
