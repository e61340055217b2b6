package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shape of an einsum, from its equation. */
final class EinsumShape {
  private final Site site;
  private final Map<Character, Dimension> letters = new LinkedHashMap<>();
  private final Map<Character, Integer> uses = new TreeMap<>();
  private Shape ellipsis = Shape.of();

  private EinsumShape(Site site) {
    this.site = site;
  }

  static void infer(Site site) {
    String equation = site.text("equation", "").replace(" ", "");
    if (!equation.matches("[A-Za-z.,]*(->[A-Za-z.]*)?")) {
      throw site.wrong("its equation \"%s\" is none", equation);
    }
    int arrow = equation.indexOf("->");
    String[] terms = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
    if (terms.length != site.inputs()) {
      throw site.wrong(
          "its equation \"%s\" has %d terms for %d inputs", equation, terms.length, site.inputs());
    }
    EinsumShape shapes = new EinsumShape(site);
    for (int i = 0; i < terms.length; i++) {
      Optional<Shape> shape = site.shape(i);
      if (shape.isEmpty()) {
        site.give(0, site.type(0), Optional.empty());
        return;
      }
      shapes.operand(terms[i], shape.get());
    }
    String result = arrow < 0 ? shapes.implicit(equation) : equation.substring(arrow + 2);
    site.give(0, site.type(0), Optional.of(shapes.result(result)));
  }

  private void operand(String term, Shape shape) {
    String plain = term.replace("...", "");
    int rest = shape.rank() - plain.length();
    if (plain.contains(".") || rest < 0 || (rest > 0 && plain.length() == term.length())) {
      throw site.wrong("its term \"%s\" does not fit the shape %s", term, shape);
    }
    int axis = 0;
    for (int i = 0; i < term.length(); i++) {
      if (term.charAt(i) == '.') {
        ellipsis =
            Sizes.broadcast(ellipsis, new Shape(shape.dimensions().subList(axis, axis + rest)));
        axis += rest;
        i += 2;
      } else {
        letter(term.charAt(i), shape.dimensions().get(axis++));
      }
    }
  }

  private void letter(char letter, Dimension size) {
    uses.merge(letter, 1, Integer::sum);
    Dimension known = letters.getOrDefault(letter, size);
    if (known.size() == 1) {
      letters.put(letter, size);
    } else if (size.size() != 1) {
      letters.put(letter, site.same(known, size, "sizes of \"" + letter + "\" differ"));
    }
  }

  /** Without an arrow: what the ellipsis stands for, then letters used once, in order. */
  private String implicit(String equation) {
    StringBuilder result = new StringBuilder(equation.contains("...") ? "..." : "");
    uses.forEach(
        (letter, count) -> {
          if (count == 1) {
            result.append(letter);
          }
        });
    return result.toString();
  }

  private Shape result(String term) {
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < term.length(); i++) {
      if (term.charAt(i) == '.') {
        sizes.addAll(ellipsis.dimensions());
        i += 2;
      } else {
        Dimension size = letters.get(term.charAt(i));
        if (size == null) {
          throw site.wrong("its result uses \"%s\", which no term has", term.charAt(i));
        }
        sizes.add(size);
      }
    }
    return new Shape(sizes);
  }
}
