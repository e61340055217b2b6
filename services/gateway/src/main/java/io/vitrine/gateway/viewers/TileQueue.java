package io.vitrine.gateway.viewers;

import io.vitrine.protocol.ActivationChunk;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tiles of one input that one viewer has not got yet, the most wanted first: coarse tiles of
 * all layers, then layer by layer in full. Holds at most a set number of bytes: what is wanted
 * least is let go, remembered, and has to be fetched again when its turn comes. Each tile is given
 * once. Thread-safe.
 */
final class TileQueue {
  private final long mostBytes;
  private final int coarseTexels;
  private final Set<Tile> given = new HashSet<>();

  /** Tiles whose value is not looked at now. */
  private final Set<Tile> aside = new HashSet<>();

  private Walk walk;
  private NavigableMap<Tile, ActivationChunk> held;
  private NavigableSet<Tile> away;
  private long heldBytes;

  TileQueue(Walk walk, long mostBytes, int coarseTexels) {
    this.walk = walk;
    this.mostBytes = mostBytes;
    this.coarseTexels = coarseTexels;
    held = new TreeMap<>(order(walk));
    away = new TreeSet<>(order(walk));
  }

  private Comparator<Tile> order(Walk of) {
    Map<String, Walk.Want> wants = of.wants();
    return Comparator.comparingInt((Tile tile) -> tile.side() <= coarseTexels ? 0 : 1)
        .thenComparingInt(
            tile -> wants.getOrDefault(tile.value(), new Walk.Want(Integer.MAX_VALUE, 0)).order())
        .thenComparingInt(Tile::side)
        .thenComparing(tile -> tile.value())
        .thenComparingInt(tile -> tile.key().level())
        .thenComparingInt(tile -> tile.key().firstTile());
  }

  /** A chunk came, for the first time or again. */
  synchronized void arrived(ActivationChunk chunk) {
    Tile tile = Tile.of(chunk);
    if (given.contains(tile) || held.containsKey(tile)) {
      return;
    }
    if (!wanted(tile)) {
      aside.add(tile);
      return;
    }
    away.remove(tile);
    held.put(tile, chunk);
    heldBytes += chunk.getData().size();
    // One is always held, so that what is wanted most gets through whatever its size.
    while (heldBytes > mostBytes && held.size() > 1) {
      Map.Entry<Tile, ActivationChunk> least = held.pollLastEntry();
      heldBytes -= least.getValue().getData().size();
      away.add(least.getKey());
    }
  }

  /** These exist and are not at hand. */
  synchronized void exist(Collection<Tile> tiles) {
    for (Tile tile : tiles) {
      if (!given.contains(tile) && !held.containsKey(tile)) {
        (wanted(tile) ? away : aside).add(tile);
      }
    }
  }

  private boolean wanted(Tile tile) {
    Walk.Want want = walk.wants().get(tile.value());
    return want != null && tile.key().level() >= want.finestLevel();
  }

  /** The most wanted tile at hand; it counts as given. */
  synchronized Optional<ActivationChunk> next() {
    Map.Entry<Tile, ActivationChunk> first = held.pollFirstEntry();
    if (first == null) {
      return Optional.empty();
    }
    heldBytes -= first.getValue().getData().size();
    given.add(first.getKey());
    return Optional.of(first.getValue());
  }

  /**
   * The value to fetch again, if its turn has come: it has a tile that is wanted before all that
   * are at hand.
   */
  synchronized Optional<String> toFetch() {
    if (away.isEmpty()) {
      return Optional.empty();
    }
    Tile first = away.first();
    boolean turn = held.isEmpty() || held.comparator().compare(first, held.firstKey()) < 0;
    return turn ? Optional.of(first.value()) : Optional.empty();
  }

  /** These cannot be fetched again: nobody waits for them any longer. */
  synchronized void lost(String value) {
    away.removeIf(tile -> tile.value().equals(value));
  }

  /** The viewer looks at something else. */
  synchronized void turn(Walk to) {
    Map<Tile, ActivationChunk> had = new HashMap<>(held);
    List<Tile> known = new java.util.ArrayList<>(away);
    known.addAll(aside);
    walk = to;
    held = new TreeMap<>(order(to));
    away = new TreeSet<>(order(to));
    aside.clear();
    heldBytes = 0;
    had.values().forEach(this::arrived);
    exist(known);
  }

  synchronized long heldBytes() {
    return heldBytes;
  }
}
