package io.vitrine.cli.connection;

import com.google.protobuf.ByteString;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;

/** Fetches one stored file and checks that it is the one that was asked for. */
public final class Download {
  private Download() {}

  /** The bytes of a stored file; as small as a picture, since they are held in memory. */
  public static ByteString fetch(GatewayConnection connection, FileReference reference) {
    ByteString bytes = connection.call(() -> all(connection.storedFiles().get(reference)));
    if (!sha256(bytes).equals(reference.getSha256())) {
      throw new CommandFailed(
          "the stored file "
              + HexFormat.of().formatHex(reference.getSha256().toByteArray())
              + " arrived changed",
          "Try again; if it stays so, the cluster's blob store is damaged.");
    }
    return bytes;
  }

  private static ByteString all(Iterator<FileChunk> chunks) {
    ByteString bytes = ByteString.EMPTY;
    while (chunks.hasNext()) {
      bytes = bytes.concat(chunks.next().getData());
    }
    return bytes;
  }

  private static ByteString sha256(ByteString bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      bytes.asReadOnlyByteBufferList().forEach(digest::update);
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
