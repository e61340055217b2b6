package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The way of texels to the device: a persistently mapped ring. A piece is reserved, filled by the
 * caller, and used as the source of transfers; its memory comes back when the device has passed the
 * end of that frame. Never waits: where no room is, {@link #reserve} says so and the caller comes
 * back next frame.
 */
public final class UploadRing implements AutoCloseable {
  private static final int ALIGNMENT = 16;

  private record Frame(long end, Fence fence) {}

  /** Memory to write into, and where it lies in the ring. */
  public record Piece(ByteBuffer memory, long offset) {}

  private final Gpu gpu;
  private final int id;
  private final long size;
  private final ByteBuffer memory;
  private final Deque<Frame> frames = new ArrayDeque<>();

  // Positions grow for ever; modulo size they are places. INVARIANT: 0 <= head - tail <= size.
  private long head;
  private long tail;

  public UploadRing(Gpu gpu, int size) {
    this.gpu = gpu;
    this.size = size;
    id = glCreateBuffers();
    int flags = GL_MAP_WRITE_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    glNamedBufferStorage(id, size, flags);
    ByteBuffer mapped = glMapNamedBufferRange(id, 0, size, flags);
    if (mapped == null) {
      throw new GlException("the driver would not map an upload ring of " + size + " bytes");
    }
    memory = mapped;
    gpu.opened("ring");
  }

  /**
   * Memory for {@code bytes} bytes in one stretch, or nothing while the device still reads what
   * lies there.
   */
  public Optional<Piece> reserve(int bytes) {
    int wanted = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (wanted > size) {
      throw new GlException("an upload of " + bytes + " bytes is larger than the ring of " + size);
    }
    reclaim();
    long start = head;
    long place = start % size;
    if (place + wanted > size) {
      start += size - place;
    }
    if (start + wanted - tail > size) {
      return Optional.empty();
    }
    head = start + wanted;
    long offset = start % size;
    gpu.uploaded(bytes);
    return Optional.of(new Piece(memory.slice((int) offset, bytes), offset));
  }

  /** Marks the end of a frame's uploads. */
  public void endFrame() {
    long last = frames.isEmpty() ? tail : frames.getLast().end();
    if (head > last) {
      frames.addLast(new Frame(head, new Fence(gpu)));
    }
  }

  private void reclaim() {
    while (!frames.isEmpty() && frames.getFirst().fence().passed()) {
      Frame frame = frames.removeFirst();
      frame.fence().close();
      tail = frame.end();
    }
  }

  /** Copies {@code bytes} bytes from the ring into {@code target}, in the order of commands. */
  public void copy(long offset, GpuBuffer target, long targetOffset, long bytes) {
    glCopyNamedBufferSubData(id, target.id(), offset, targetOffset, bytes);
  }

  /** Takes the ring as the source of texture transfers until {@link #unbind}. */
  public void bind() {
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, id);
  }

  public void unbind() {
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
  }

  @Override
  public void close() {
    frames.forEach(frame -> frame.fence().close());
    frames.clear();
    glUnmapNamedBuffer(id);
    glDeleteBuffers(id);
    gpu.closed("ring");
  }
}
