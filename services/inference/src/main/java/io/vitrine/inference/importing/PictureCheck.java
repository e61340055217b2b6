package io.vitrine.inference.importing;

import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.UnreadablePicture;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** Looks whether files are pictures that can be read, each of them whole. Any thread. */
final class PictureCheck {
  private final BlobStore blobs;
  private final PictureDecoder decoder;

  PictureCheck(BlobStore blobs, PictureDecoder decoder) {
    this.blobs = blobs;
    this.decoder = decoder;
  }

  ImportResult of(ImportRequest request) {
    ImportResult.Builder result = ImportResult.newBuilder().setRequest(request.getRequest());
    for (FileReference picture : request.getPicturesList()) {
      unreadable(picture).ifPresent(result::addUnreadable);
    }
    return result.build();
  }

  private Optional<UnreadablePicture> unreadable(FileReference picture) {
    try {
      decoder.decode(picture.getPath(), Files.readAllBytes(blobs.fetch(picture)));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(
          UnreadablePicture.newBuilder()
              .setPath(picture.getPath())
              .setProblem(e.problem())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
