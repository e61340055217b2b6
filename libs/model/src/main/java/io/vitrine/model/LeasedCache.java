package io.vitrine.model;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Costly things by key, the least recently used let go first. What is leased is never closed; each
 * is loaded once, however many ask at once, and a load that fails is tried again by the next who
 * asks. Thread-safe.
 */
public final class LeasedCache<K, V> implements AutoCloseable {
  private final long capacity;
  private final ToLongFunction<V> size;
  private final Consumer<V> closer;
  private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  private static final class Entry<V> {
    final CompletableFuture<V> value = new CompletableFuture<>();
    int leases;
    long size;
    boolean gone;
  }

  /** A thing in use. Close it to let it go. */
  public final class Lease implements AutoCloseable {
    private final Entry<V> entry;
    private final V value;
    private boolean closed;

    private Lease(Entry<V> entry, V value) {
      this.entry = entry;
      this.value = value;
    }

    public V value() {
      return value;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release(entry);
      }
    }
  }

  /**
   * @param capacity most that the sizes of the things come to, those in use left aside
   */
  public LeasedCache(long capacity, ToLongFunction<V> size, Consumer<V> closer) {
    this.capacity = capacity;
    this.size = size;
    this.closer = closer;
  }

  /** The thing of that key, loaded if need be. Throws what the loader throws. */
  public Lease acquire(K key, Supplier<V> loader) {
    Entry<V> entry;
    boolean loads;
    synchronized (this) {
      Entry<V> present = entries.get(key);
      loads = present == null;
      entry = present == null ? new Entry<>() : present;
      entries.put(key, entry);
      entry.leases++;
    }
    if (loads) {
      load(key, entry, loader);
    }
    try {
      return new Lease(entry, entry.value.get());
    } catch (ExecutionException e) {
      release(entry);
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new ProblemException(Problems.of(e), e);
    } catch (InterruptedException e) {
      release(entry);
      Thread.currentThread().interrupt();
      throw ProblemException.retriable(Reason.CANCELLED, "interrupted while loading", "", e);
    }
  }

  /** The thing of that key if it is there or being loaded. */
  public Optional<Lease> find(K key) {
    synchronized (this) {
      if (!entries.containsKey(key)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        acquire(
            key,
            () -> {
              throw new IllegalStateException("let go at this moment");
            }));
  }

  private void load(K key, Entry<V> entry, Supplier<V> loader) {
    try {
      V value = loader.get();
      synchronized (this) {
        entry.size = size.applyAsLong(value);
        held += entry.size;
      }
      entry.value.complete(value);
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        entries.remove(key, entry);
      }
      entry.value.completeExceptionally(e);
    }
    evict();
  }

  private void release(Entry<V> entry) {
    boolean last;
    synchronized (this) {
      entry.leases--;
      last = entry.leases == 0 && entry.gone && !entry.value.isCompletedExceptionally();
    }
    if (last) {
      closer.accept(entry.value.join());
    }
    evict();
  }

  private void evict() {
    List<V> unused = new ArrayList<>();
    synchronized (this) {
      Iterator<Entry<V>> oldest = entries.values().iterator();
      while (held > capacity && oldest.hasNext()) {
        Entry<V> entry = oldest.next();
        if (entry.leases == 0 && entry.value.isDone()) {
          oldest.remove();
          held -= entry.size;
          unused.add(entry.value.join());
        }
      }
    }
    unused.forEach(closer);
  }

  /** Closes all that is not in use now, and the rest when it is let go. */
  @Override
  public void close() {
    List<V> unused = new ArrayList<>();
    synchronized (this) {
      for (Entry<V> entry : entries.values()) {
        entry.gone = true;
        if (entry.leases == 0 && entry.value.isDone()) {
          unused.add(entry.value.join());
        }
      }
      entries.clear();
      held = 0;
    }
    unused.forEach(closer);
  }
}
