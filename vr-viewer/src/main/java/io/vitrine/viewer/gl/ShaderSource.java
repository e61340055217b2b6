package io.vitrine.viewer.gl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The text of a shader, from the resources beside the program; {@code #include "file"} puts another
 * file in its place.
 */
final class ShaderSource {
  private static final String FOLDER = "/io/vitrine/viewer/shaders/";
  private static final String INCLUDE = "#include \"";

  private ShaderSource() {}

  static String read(String file) {
    return Arrays.stream(text(file).split("\n", -1))
        .map(
            line ->
                line.startsWith(INCLUDE)
                    ? read(line.substring(INCLUDE.length(), line.lastIndexOf('"')))
                    : line)
        .collect(Collectors.joining("\n"));
  }

  private static String text(String file) {
    try (InputStream in = ShaderSource.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new GlException(
            "shader " + file + " is missing from the viewer's jar: build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading shader " + file, e);
    }
  }
}
