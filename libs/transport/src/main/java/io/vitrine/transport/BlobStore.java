package io.vitrine.transport;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files by the SHA-256 of their bytes, and small records by name within a space, in a folder that
 * all services see. Everything appears whole or not at all; a crash leaves at most a file in {@code
 * incoming}. Safe for any number of threads and processes.
 *
 * @apiNote {@code files/ab/abcdef...}, {@code records/SPACE/NAME}, {@code incoming/}
 */
public final class BlobStore {
  private static final int BUFFER_BYTES = 1 << 16;

  private final BlobSettings settings;
  private final Path files;
  private final Path records;
  private final Path incoming;

  public BlobStore(BlobSettings settings) {
    this.settings = settings;
    files = settings.folder().resolve("files");
    records = settings.folder().resolve("records");
    incoming = settings.folder().resolve("incoming");
    try {
      Files.createDirectories(files);
      Files.createDirectories(records);
      Files.createDirectories(incoming);
    } catch (IOException e) {
      throw broken("be set up", e);
    }
  }

  /**
   * Stores the bytes up to the end of the stream, which stays open; the reference's path is empty.
   */
  public FileReference put(InputStream bytes) {
    try {
      Path temporary = Files.createTempFile(incoming, "file", "");
      try {
        MessageDigest digest = Sha256.start();
        long size = copy(bytes, temporary, digest);
        FileReference reference =
            FileReference.newBuilder()
                .setSha256(ByteString.copyFrom(digest.digest()))
                .setSize(size)
                .build();
        Path place = place(reference);
        if (!Files.exists(place)) {
          Files.createDirectories(requireNonNull(place.getParent()));
          Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return reference;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw broken("store a file", e);
    }
  }

  public FileReference put(byte[] bytes) {
    return put(new ByteArrayInputStream(bytes));
  }

  private long copy(InputStream bytes, Path to, MessageDigest digest) throws IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        size += n;
        if (size > settings.largestFile()) {
          throw ProblemException.caller(
              Reason.LIMIT,
              "the file is larger than " + settings.largestFile() + " bytes",
              "raise VITRINE_BLOBS_LARGEST_FILE");
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    return size;
  }

  /**
   * Where the file can be read. Not to be written to.
   *
   * @throws ProblemException caller, not found, when it was never put here
   */
  public Path fetch(FileReference reference) {
    Path place = place(reference);
    if (!Files.isRegularFile(place)) {
      throw ProblemException.caller(
          Reason.NOT_FOUND,
          "the blob store has no file "
              + ContentNames.hex(reference.getSha256())
              + (reference.getPath().isEmpty() ? "" : " (" + reference.getPath() + ")"),
          "put the file first");
    }
    return place;
  }

  /** Whether {@link #fetch} would find it. */
  public boolean has(FileReference reference) {
    return Files.isRegularFile(place(reference));
  }

  /** Stores a record under its name, in place of the one before. */
  public void write(String space, String name, byte[] bytes) {
    try {
      Path temporary = writeTemporary(bytes);
      try {
        Path place = place(space, name);
        Files.createDirectories(requireNonNull(place.getParent()));
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw broken("write the record " + space + "/" + name, e);
    }
  }

  /**
   * Stores a record under a name that has none. Of many at once, one gets true; the others' bytes
   * are dropped.
   */
  public boolean putIfAbsent(String space, String name, byte[] bytes) {
    try {
      Path temporary = writeTemporary(bytes);
      try {
        Path place = place(space, name);
        Files.createDirectories(requireNonNull(place.getParent()));
        // A link, unlike a rename, fails when the name is taken.
        Files.createLink(place, temporary);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw broken("write the record " + space + "/" + name, e);
    }
  }

  /** Whether there is a record of that name; its bytes are not read. */
  public boolean has(String space, String name) {
    return Files.isRegularFile(place(space, name));
  }

  public Optional<byte[]> read(String space, String name) {
    try {
      return Optional.of(Files.readAllBytes(place(space, name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw broken("read the record " + space + "/" + name, e);
    }
  }

  /** The names in a space, sorted; none where nothing was written. */
  public List<String> list(String space) {
    Path folder = records.resolve(SafeName.escape(space));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> SafeName.unescape(String.valueOf(entry.getFileName())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw broken("list the records of " + space, e);
    }
  }

  /** Removes a record; false where there was none. */
  public boolean delete(String space, String name) {
    try {
      return Files.deleteIfExists(place(space, name));
    } catch (IOException e) {
      throw broken("delete the record " + space + "/" + name, e);
    }
  }

  private Path writeTemporary(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(incoming, "record", ""), bytes);
  }

  private Path place(FileReference reference) {
    if (reference.getSha256().size() != 32) {
      throw ProblemException.caller(
          Reason.INVALID,
          "a file reference has a SHA-256 of " + reference.getSha256().size() + " bytes",
          "put the file and use the reference that comes back");
    }
    String hex = ContentNames.hex(reference.getSha256());
    return files.resolve(hex.substring(0, 2)).resolve(hex);
  }

  private Path place(String space, String name) {
    return records.resolve(SafeName.escape(space)).resolve(SafeName.escape(name));
  }

  private ProblemException broken(String what, IOException e) {
    return ProblemException.fatal(
        Reason.INTERNAL,
        "the blob store " + settings.folder() + " could not " + what + ": " + e,
        "check the folder's permissions and free space",
        e);
  }
}
