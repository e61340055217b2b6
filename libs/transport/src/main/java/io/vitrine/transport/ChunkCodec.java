package io.vitrine.transport;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.Problem.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Cuts values into chunks and guards each with its checksum. */
public final class ChunkCodec {
  /**
   * Most bytes of data in an exact chunk: with its header it stays under a default broker's 1 MiB.
   */
  public static final int EXACT_DATA_BYTES = 960 << 10;

  /** Most bytes of data in a chunk for viewers: small, so that a viewer's order can change. */
  public static final int VIEW_DATA_BYTES = 252 << 10;

  private ChunkCodec() {}

  /** The chunk with the checksum of its data. */
  public static ActivationChunk seal(ActivationChunk.Builder chunk) {
    return chunk.setCrc32C(checksum(chunk.getData())).build();
  }

  /**
   * @throws ProblemException retriable, when the data is not what was sealed
   */
  public static void verify(ActivationChunk chunk) {
    if (checksum(chunk.getData()) != chunk.getCrc32C()) {
      throw ProblemException.retriable(
          Reason.INTERNAL,
          "a chunk of value '"
              + chunk.getValue()
              + "' of run "
              + chunk.getRun()
              + " was damaged on its way",
          "run again",
          null);
    }
  }

  /**
   * The whole of a value as sealed EXACT chunks in order; a value without elements is one chunk
   * without data.
   *
   * @param shape batch included
   * @param elements little-endian, row-major; read from position to limit, both unchanged
   * @param elementBytes bytes per element
   */
  public static List<ActivationChunk> exact(
      String run,
      String value,
      ElementType type,
      List<Long> shape,
      ByteBuffer elements,
      int elementBytes) {
    int step = EXACT_DATA_BYTES / elementBytes * elementBytes;
    List<ActivationChunk> chunks = new ArrayList<>();
    int from = elements.position();
    do {
      int length = Math.min(step, elements.limit() - from);
      chunks.add(
          seal(
              ActivationChunk.newBuilder()
                  .setRun(run)
                  .setValue(value)
                  .setForm(ActivationChunk.Form.EXACT)
                  .setType(type)
                  .addAllShape(shape)
                  .setFirstElement((from - elements.position()) / elementBytes)
                  .setElements(length / elementBytes)
                  .setData(ByteString.copyFrom(elements.slice(from, length)))));
      from += length;
    } while (from < elements.limit());
    return chunks;
  }

  private static int checksum(ByteString data) {
    CRC32C checksum = new CRC32C();
    data.asReadOnlyByteBufferList().forEach(checksum::update);
    return (int) checksum.getValue();
  }
}
