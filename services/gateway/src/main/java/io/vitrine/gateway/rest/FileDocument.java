package io.vitrine.gateway.rest;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A stored file.
 *
 * @param path as the model names it, relative to the model file
 * @param sha256 of its bytes, in hexadecimal
 * @param size in bytes
 */
public record FileDocument(@Nullable String path, @Nullable String sha256, long size) {
  static FileDocument of(FileReference file) {
    return new FileDocument(file.getPath(), ContentNames.hex(file.getSha256()), file.getSize());
  }

  FileReference reference() {
    try {
      return FileReference.newBuilder()
          .setPath(path == null ? "" : path)
          .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(sha256 == null ? "" : sha256)))
          .setSize(size)
          .build();
    } catch (IllegalArgumentException e) {
      throw ProblemException.caller(
          Reason.INVALID,
          "'" + sha256 + "' is no SHA-256",
          "Give what came back when the file was put.");
    }
  }
}
