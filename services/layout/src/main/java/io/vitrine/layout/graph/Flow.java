package io.vitrine.layout.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of a number of things feed which, in two arrays: 4 bytes for each thing and each feeding.
 * Things are numbered in topological order: whatever feeds a thing has a lower number. Immutable.
 */
public final class Flow {
  private final int[] starts;
  private final int[] sources;

  /**
   * @param starts for each thing where its sources begin, and at the end how many there are in all
   * @param sources ascending for each thing, each once, lower than the thing
   * @throws IllegalArgumentException where a thing does not come after what feeds it
   */
  public Flow(int[] starts, int[] sources) {
    this.starts = starts.clone();
    this.sources = sources.clone();
    for (int thing = 0; thing < size(); thing++) {
      for (int i = starts[thing]; i < starts[thing + 1]; i++) {
        if (sources[i] >= thing) {
          throw new IllegalArgumentException(
              "thing " + thing + " is fed by " + sources[i] + ", which does not come before it");
        }
      }
    }
  }

  public static Flow of(List<int[]> sources) {
    int[] starts = new int[sources.size() + 1];
    for (int thing = 0; thing < sources.size(); thing++) {
      starts[thing + 1] = starts[thing] + sources.get(thing).length;
    }
    return new Flow(starts, sources.stream().flatMapToInt(IntStream::of).toArray());
  }

  /** How many things there are. */
  public int size() {
    return starts.length - 1;
  }

  /** How many feedings there are. */
  public int edges() {
    return sources.length;
  }

  /** Where the sources of a thing begin; they end where those of the next begin. */
  public int start(int thing) {
    return starts[thing];
  }

  /** The source of a feeding. */
  public int source(int edge) {
    return sources[edge];
  }

  /**
   * For each thing its depth: 1 for what nothing feeds, else one more than the deepest that feeds
   * it.
   */
  public int[] stages() {
    int[] stages = new int[size()];
    for (int thing = 0; thing < stages.length; thing++) {
      int deepest = 0;
      for (int i = starts[thing]; i < starts[thing + 1]; i++) {
        deepest = Math.max(deepest, stages[sources[i]]);
      }
      stages[thing] = deepest + 1;
    }
    return stages;
  }

  /** The same feedings from the other end: for each thing what it feeds. */
  public Readers readers() {
    int[] from = new int[size() + 1];
    for (int source : sources) {
      from[source + 1]++;
    }
    Arrays.parallelPrefix(from, Integer::sum);
    int[] next = Arrays.copyOf(from, size());
    int[] readers = new int[sources.length];
    for (int thing = 0; thing < size(); thing++) {
      for (int i = starts[thing]; i < starts[thing + 1]; i++) {
        readers[next[sources[i]]++] = thing;
      }
    }
    return new Readers(from, readers);
  }

  /** What each thing feeds, ascending. */
  public static final class Readers {
    private final int[] starts;
    private final int[] readers;

    private Readers(int[] starts, int[] readers) {
      this.starts = starts;
      this.readers = readers;
    }

    /** Where the readers of a thing begin; they end where those of the next begin. */
    public int start(int thing) {
      return starts[thing];
    }

    public int reader(int at) {
      return readers[at];
    }
  }

  /**
   * The flow between groups of things.
   *
   * @param groups for each thing its group; ascending, from 0, none left out
   */
  public Flow between(int[] groups) {
    int count = groups.length == 0 ? 0 : groups[groups.length - 1] + 1;
    int[] starts = new int[count + 1];
    int[] found = new int[Math.max(16, count)];
    int[] seenBy = new int[count];
    Arrays.fill(seenBy, -1);
    int total = 0;
    for (int thing = 0; thing < groups.length; thing++) {
      int group = groups[thing];
      for (int i = start(thing); i < start(thing + 1); i++) {
        int source = groups[sources[i]];
        if (source != group && seenBy[source] != group) {
          seenBy[source] = group;
          if (total == found.length) {
            found = Arrays.copyOf(found, 2 * total);
          }
          found[total++] = source;
        }
      }
      if (thing + 1 == groups.length || groups[thing + 1] != group) {
        starts[group + 1] = total;
        Arrays.sort(found, starts[group], total);
      }
    }
    return new Flow(starts, Arrays.copyOf(found, total));
  }
}
