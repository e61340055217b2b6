package io.vitrine.gateway.jobs;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.Visualization;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Finished feature visualizations by their content names. Thread-safe. */
@Singleton
public final class Gallery {
  private final BlobStore blobs;

  Gallery(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The result of that name, or a problem that says there is none. */
  public Visualization get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.NOT_FOUND,
                    "there is no result '" + name + "'",
                    "Names of results are in 'vitrine jobs show'; ask for it with 'vitrine visualize'."));
  }

  private Optional<Visualization> find(String name) {
    return blobs
        .read(ContentNames.VISUALIZATIONS, name)
        .map(
            bytes -> {
              try {
                return Visualization.parseFrom(bytes);
              } catch (InvalidProtocolBufferException e) {
                throw ProblemException.fatal(
                    Reason.INTERNAL,
                    "the record of result '" + name + "' is damaged",
                    "Remove records/visualizations/" + name + " from the blob store.",
                    e);
              }
            });
  }

  /** Its picture, PNG. */
  public byte[] picture(String name) {
    try {
      return Files.readAllBytes(blobs.fetch(get(name).getPng()));
    } catch (IOException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "the picture of result '" + name + "' cannot be read: " + e.getMessage(),
          "Check the disk of the blob store.",
          e);
    }
  }

  /**
   * Takes in a result made elsewhere. Where there is one of that name already, that one stays and
   * is given back.
   */
  public Visualization adopt(Visualization made) {
    String name = ContentNames.visualization(made.getRecipe(), made.getObjective());
    if (!made.getName().equals(name)) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the result is named '"
              + made.getName()
              + "', but its recipe and objective are named '"
              + name
              + "'",
          "It was made by another version; make it again with 'vitrine visualize'.");
    }
    blobs.fetch(made.getPng());
    if (made.hasRaw()) {
      blobs.fetch(made.getRaw());
    }
    blobs.putIfAbsent(ContentNames.VISUALIZATIONS, name, made.toByteArray());
    return get(name);
  }
}
