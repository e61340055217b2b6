package io.vitrine.layout.block;

import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.layout.graph.LayerGraph;
import io.vitrine.layout.graph.Titles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a network. A module of the exporter is a block; where the file names none, what
 * lies between two places through which everything flows is one; and where that leaves more side by
 * side than one can grasp, neighbours are put together where few values pass between them. As each
 * block is a range of layers in topological order, the flow between blocks has no circles. A module
 * that is used twice, or between whose layers others lie, is several blocks.
 */
public final class BlockTree {
  private final LayerGraph graph;
  private final Titles titles;
  private final BlockSettings settings;
  private final Seams seams;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * A part of a block.
   *
   * @param depth how many steps of the scope all its layers share, where it is a module
   */
  private record Part(int first, int end, boolean module, int depth) {}

  private BlockTree(LayerGraph graph, Titles titles, BlockSettings settings) {
    this.graph = graph;
    this.titles = titles;
    this.settings = settings;
    seams = new Seams(graph.flow(), settings.farLayers());
  }

  /** The blocks, each after the one around it. Time near the number of layers and edges. */
  public static List<Block> of(LayerGraph graph, Titles titles, BlockSettings settings) {
    BlockTree tree = new BlockTree(graph, titles, settings);
    tree.module(-1, 0, graph.size(), 0);
    return List.copyOf(tree.blocks);
  }

  private void module(int parent, int first, int end, int depth) {
    int shared = depth;
    while (sharesStep(first, end, shared)) {
      shared++;
    }
    List<Part> parts = new ArrayList<>();
    int at = first;
    while (at < end) {
      int to = at + 1;
      while (to < end && step(to, shared).equals(step(at, shared)) && hasStep(at, shared)) {
        to++;
      }
      parts.add(new Part(at, to, true, shared + 1));
      at = to;
    }
    place(parent, segmented(parts));
  }

  private boolean sharesStep(int first, int end, int depth) {
    for (int layer = first; layer < end; layer++) {
      if (!hasStep(layer, depth) || !step(layer, depth).equals(step(first, depth))) {
        return false;
      }
    }
    return end > first;
  }

  private boolean hasStep(int layer, int depth) {
    return graph.layers().get(layer).head().getScopeCount() > depth;
  }

  private String step(int layer, int depth) {
    return hasStep(layer, depth) ? graph.layers().get(layer).head().getScope(depth) : "";
  }

  /** Long rows of single layers become what lies between narrow places. */
  private List<Part> segmented(List<Part> parts) {
    List<Part> all = new ArrayList<>();
    int at = 0;
    while (at < parts.size()) {
      int to = at;
      while (to < parts.size() && parts.get(to).end - parts.get(to).first == 1) {
        to++;
      }
      if (to - at > settings.fewLayers()) {
        segments(parts.get(at).first, parts.get(to - 1).end, all);
      } else {
        all.addAll(parts.subList(at, to));
      }
      if (to < parts.size()) {
        all.add(parts.get(to));
      }
      at = to + 1;
    }
    return all;
  }

  /** Where a long row has hardly a narrow place, those there are tell nothing of how it is made. */
  private void segments(int first, int end, List<Part> parts) {
    int at = first;
    List<Integer> narrows = seams.narrows(first, end);
    boolean telling =
        narrows.size() >= settings.fewLayers() || end - first <= settings.farLayers() * 2;
    for (int narrow : telling ? narrows : List.<Integer>of()) {
      parts.add(new Part(at, narrow, false, 0));
      at = narrow;
    }
    if (at > first) {
      parts.add(new Part(at, end, false, 0));
    } else {
      parts.addAll(singles(first, end));
    }
  }

  /** What passes by all of a long part no longer counts in it. */
  private List<Part> within(Part part) {
    if (part.end - part.first <= settings.fewLayers()) {
      return singles(part.first, part.end);
    }
    List<Part> parts = new ArrayList<>();
    segments(part.first, part.end, parts);
    return parts;
  }

  private static List<Part> singles(int first, int end) {
    List<Part> singles = new ArrayList<>(end - first);
    for (int layer = first; layer < end; layer++) {
      singles.add(new Part(layer, layer + 1, false, 0));
    }
    return singles;
  }

  private void place(int parent, List<Part> parts) {
    if (parts.size() > settings.mostParts()) {
      for (List<Part> group : groups(parts)) {
        int first = group.get(0).first;
        int end = group.get(group.size() - 1).end;
        if (group.size() == 1) {
          place(parent, group);
        } else {
          place(add(parent, first, end, rangeName(first, end), rangeTitle(first, end)), group);
        }
      }
      return;
    }
    for (Part part : parts) {
      if (part.end - part.first > 1) {
        place(parent, part);
      }
    }
  }

  private void place(int parent, Part part) {
    if (part.module) {
      List<String> scope = graph.layers().get(part.first).head().getScopeList();
      String name = Titles.module(scope.subList(0, Math.min(scope.size(), part.depth)));
      int block = add(parent, part.first, part.end, name, titles.shortened(name));
      module(block, part.first, part.end, part.depth);
    } else {
      String name = rangeName(part.first, part.end);
      int block = add(parent, part.first, part.end, name, rangeTitle(part.first, part.end));
      place(block, within(part));
    }
  }

  private int add(int parent, int first, int end, String name, String title) {
    int times = names.merge(name, 1, Integer::sum);
    int depth = parent < 0 ? 0 : blocks.get(parent).depth() + 1;
    String suffix = times == 1 ? "" : " (" + times + ")";
    blocks.add(new Block(first, end, parent, depth, name + suffix, title + suffix));
    return blocks.size() - 1;
  }

  private static String rangeName(int first, int end) {
    return "layers " + (first + 1) + "-" + end;
  }

  private String rangeTitle(int first, int end) {
    FoldedLayer from = graph.layers().get(first);
    FoldedLayer to = graph.layers().get(end - 1);
    return Kind.of(graph.layers().subList(first, end))
        + titles.name(from)
        + " … "
        + titles.name(to);
  }

  /** Groups of about equal size, cut where few values pass. */
  private List<List<Part>> groups(List<Part> parts) {
    int size = parts.size();
    int count =
        Math.min(settings.mostParts(), (size + settings.fewParts() - 1) / settings.fewParts());
    int leeway = size / count / 4;
    List<List<Part>> groups = new ArrayList<>();
    int at = 0;
    for (int group = 1; group < count; group++) {
      int wished = (int) ((long) group * size / count);
      int best = Math.max(at + 1, wished);
      for (int cut = Math.max(at + 1, wished - leeway); cut <= wished + leeway; cut++) {
        if (cost(parts, cut) < cost(parts, best)) {
          best = cut;
        }
      }
      groups.add(parts.subList(at, best));
      at = best;
    }
    groups.add(parts.subList(at, size));
    return groups;
  }

  private int cost(List<Part> parts, int cut) {
    return seams.across(parts.get(cut).first);
  }
}
