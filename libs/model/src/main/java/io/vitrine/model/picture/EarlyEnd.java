package io.vitrine.model.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;

/**
 * Whether a file ends before its picture does. Some readers only warn of it, or not even that, and
 * fill in grey: half a picture would be taken for a whole one.
 */
final class EarlyEnd {
  private static final int RIFF = 0x52494646;
  private static final int RIFF_HEADER_BYTES = 8;

  private boolean warned;

  private EarlyEnd() {}

  /** Listens to a reader's warnings; other ones are harmless. */
  static EarlyEnd of(ImageReader reader) {
    EarlyEnd end = new EarlyEnd();
    reader.addIIOReadWarningListener(
        (source, warning) ->
            end.warned |= warning.contains("Truncated") || warning.contains("premature end"));
    return end;
  }

  /** Asked once the picture is read. */
  boolean seen(byte[] file) {
    return warned || riffIsShort(ByteBuffer.wrap(file));
  }

  /** WebP says its length at its beginning. */
  private static boolean riffIsShort(ByteBuffer file) {
    if (file.remaining() < RIFF_HEADER_BYTES || file.getInt(0) != RIFF) {
      return false;
    }
    long rest = Integer.toUnsignedLong(file.order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    return RIFF_HEADER_BYTES + rest > file.remaining();
  }
}
