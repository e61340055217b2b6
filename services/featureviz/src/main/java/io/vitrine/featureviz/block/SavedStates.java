package io.vitrine.featureviz.block;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileReference;
import io.vitrine.transport.BlobStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where blocks are kept between two slices: records of the blob store, each written once under a
 * name of its own, so that no worker writes over what another has saved. Thread-safe.
 */
public final class SavedStates {
  private static final Logger log = LoggerFactory.getLogger(SavedStates.class);
  private static final String SPACE = "block-states";
  private static final char SEPARATOR = '_';

  private final BlobStore blobs;

  public SavedStates(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Whose state it is.
   *
   * @param slice that ended with it
   */
  public record Owner(String job, int block, int slice) {}

  public FileReference save(Owner owner, String claim, byte[] state) {
    String name =
        owner.job() + SEPARATOR + owner.block() + SEPARATOR + owner.slice() + SEPARATOR + claim;
    blobs.write(SPACE, name, state);
    return FileReference.newBuilder()
        .setPath(name)
        .setSha256(hash(state))
        .setSize(state.length)
        .build();
  }

  /** What was saved; empty where it is gone or damaged: then the block begins anew. */
  public Optional<byte[]> load(FileReference reference) {
    Optional<byte[]> state =
        blobs
            .read(SPACE, reference.getPath())
            .filter(bytes -> hash(bytes).equals(reference.getSha256()));
    if (state.isEmpty()) {
      log.warn("the saved state {} is gone or damaged", reference.getPath());
    }
    return state;
  }

  public void delete(FileReference reference) {
    delete(reference.getPath());
  }

  public void delete(String name) {
    blobs.delete(SPACE, name);
  }

  /** Names of all that is saved. */
  public List<String> names() {
    return blobs.list(SPACE);
  }

  /** Whose state has that name; empty for a name that is none of a state. */
  public static Optional<Owner> ownerOf(String name) {
    String[] parts = name.split(String.valueOf(SEPARATOR), -1);
    try {
      return parts.length == 4
          ? Optional.of(new Owner(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ByteString hash(byte[] bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
