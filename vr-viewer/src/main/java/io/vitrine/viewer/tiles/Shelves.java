package io.vitrine.viewer.tiles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Places cells in square pages. A page is cut into shelves, a shelf holds cells of one size; a size
 * that is freed is used again for the same size. No two cells ever overlap. Not thread-safe.
 */
public final class Shelves {
  /** Pages a cell's name has bits for. */
  public static final int MOST_PAGES = 1024;

  /** Largest page side a cell's name has bits for. */
  public static final int MOST_PAGE_SIZE = 2048;

  private record Size(int width, int height) {}

  private static final class Shelf {
    private final int page;
    private final int y;
    private int used;

    Shelf(int page, int y) {
      this.page = page;
      this.y = y;
    }
  }

  private final int pageSize;
  private final int pages;
  private final List<Integer> filled = new ArrayList<>();
  private final Map<Size, Shelf> open = new HashMap<>();
  private final Map<Size, Deque<Integer>> free = new HashMap<>();
  private int cells;

  public Shelves(int pageSize, int pages) {
    if (pageSize > MOST_PAGE_SIZE || pages > MOST_PAGES) {
      throw new IllegalArgumentException(
          pages + " pages of " + pageSize + ": at most 1024 of 2048");
    }
    this.pageSize = pageSize;
    this.pages = pages;
  }

  /**
   * A place for a cell: its name, for {@link #page}, {@link #x} and {@link #y}; empty when the
   * pages are full.
   */
  public OptionalInt take(int width, int height) {
    if (width > pageSize || height > pageSize) {
      throw new IllegalArgumentException(
          "a cell of "
              + width
              + " x "
              + height
              + " in pages of "
              + pageSize
              + ": keep it from a coarser level");
    }
    Size size = new Size(width, height);
    Deque<Integer> again = free.get(size);
    if (again != null && !again.isEmpty()) {
      cells++;
      return OptionalInt.of(again.removeLast());
    }
    Shelf shelf = open.get(size);
    if (shelf == null || shelf.used + width > pageSize) {
      int page = pageFor(height);
      if (page < 0) {
        return OptionalInt.empty();
      }
      shelf = new Shelf(page, filled.get(page));
      filled.set(page, shelf.y + height);
      open.put(size, shelf);
    }
    int cell = shelf.page << 22 | shelf.y << 11 | shelf.used;
    shelf.used += width;
    cells++;
    return OptionalInt.of(cell);
  }

  private int pageFor(int height) {
    for (int page = 0; page < filled.size(); page++) {
      if (filled.get(page) + height <= pageSize) {
        return page;
      }
    }
    if (filled.size() == pages) {
      return -1;
    }
    filled.add(0);
    return filled.size() - 1;
  }

  /** Gives a cell's place back. */
  public void giveBack(int cell, int width, int height) {
    free.computeIfAbsent(new Size(width, height), size -> new ArrayDeque<>()).addLast(cell);
    cells--;
  }

  /** Cells that are taken. */
  public int cells() {
    return cells;
  }

  public static int page(int cell) {
    return cell >>> 22;
  }

  public static int y(int cell) {
    return cell >>> 11 & 2047;
  }

  public static int x(int cell) {
    return cell & 2047;
  }
}
