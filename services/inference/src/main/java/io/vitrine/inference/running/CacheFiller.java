package io.vitrine.inference.running;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ChunkEntry;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ChunkCache;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes finished values to the cache on a thread of its own. A run never waits for it: what it
 * can't keep up with is not cached.
 */
public final class CacheFiller implements AutoCloseable {
  private final ChunkCache cache;
  private final long mostPending;
  private final AtomicLong pending = new AtomicLong();
  private final LinkedBlockingQueue<Answer> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  private record Answer(
      ByteString contentName, WantedValue wanted, List<ActivationChunk> chunks, long bytes) {}

  /**
   * @param mostPending bytes that may wait
   */
  public CacheFiller(ChunkCache cache, long mostPending) {
    this.cache = cache;
    this.mostPending = mostPending;
    thread = new Thread(this::run, "cache-filler");
    thread.setDaemon(true);
    thread.start();
  }

  /** All chunks of one wanted value. Returns at once. */
  void offer(ByteString contentName, WantedValue wanted, List<ActivationChunk> chunks) {
    if (contentName.isEmpty() || chunks.isEmpty()) {
      return;
    }
    long bytes = chunks.stream().mapToLong(chunk -> chunk.getData().size()).sum();
    if (pending.addAndGet(bytes) > mostPending) {
      pending.addAndGet(-bytes);
      return;
    }
    queue.add(new Answer(contentName, wanted, List.copyOf(chunks), bytes));
  }

  private void run() {
    try {
      while (true) {
        Answer answer = queue.take();
        answer.chunks.forEach(chunk -> cache.put(answer.contentName, chunk));
        cache.manifest(
            answer.contentName,
            answer.wanted,
            answer.chunks.stream().map(chunk -> entry(chunk).build()).toList());
        pending.addAndGet(-answer.bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static ChunkEntry.Builder entry(ActivationChunk chunk) {
    return ChunkEntry.newBuilder()
        .setValue(chunk.getValue())
        .setForm(chunk.getForm())
        .setLevel(chunk.getLevel())
        .setFirstTile(chunk.getFirstTile())
        .setFirstElement(chunk.getFirstElement())
        .setSize(chunk.getData().size());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
