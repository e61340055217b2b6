package io.vitrine.program.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Methods written in TorchScript for operators that are more than a few lines. A program includes
 * those it calls and those that these call.
 */
final class MethodLibrary {
  private static final List<String> FILES =
      List.of(
          "reduction.py",
          "shape.py",
          "selection.py",
          "generation.py",
          "normalization.py",
          "quantization.py",
          "search.py",
          "resize.py",
          "recurrent.py",
          "attention.py",
          "pooling.py",
          "random.py",
          "signal.py",
          "loss.py",
          "region.py",
          "deformation.py",
          "state.py",
          "control.py",
          "layout.py");
  private static final Pattern START = Pattern.compile("^(?=def )", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("def (\\w+)\\(");
  private static final Pattern CALL = Pattern.compile("\\(self\\)\\.(\\w+)\\(");
  private static final Map<String, String> METHODS = read();

  private MethodLibrary() {}

  /** The text of these methods and all they call, in order of their names. */
  static String text(Collection<String> methods) {
    Map<String, String> included = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(methods);
    while (!open.isEmpty()) {
      String name = open.pop();
      String text = METHODS.get(name);
      if (text == null) {
        throw new IllegalStateException("the library has no method " + name);
      }
      if (included.put(name, text) == null) {
        Matcher calls = CALL.matcher(text);
        while (calls.find()) {
          open.push(calls.group(1));
        }
      }
    }
    return String.join("", included.values());
  }

  private static Map<String, String> read() {
    Map<String, String> methods = new HashMap<>();
    for (String file : FILES) {
      for (String method : START.split(resource(file))) {
        Matcher name = NAME.matcher(method);
        if (!name.lookingAt()) {
          throw new IllegalStateException(file + " does not start with a method");
        }
        String text = method.strip().replaceFirst("\\(", "(self: __torch__.M, ").indent(2);
        if (methods.put(name.group(1), text) != null) {
          throw new IllegalStateException("two methods " + name.group(1));
        }
      }
    }
    return Map.copyOf(methods);
  }

  private static String resource(String file) {
    try (InputStream stream = MethodLibrary.class.getResourceAsStream("library/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("the resource library/" + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
