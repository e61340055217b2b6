package io.vitrine.cli.dataset;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP's files in a folder of their own, removed at the end. A ZIP that names places outside of
 * it, or that swells beyond the limits, is refused before more of it is written.
 */
public final class UnpackedZip implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long RATIO_FROM_BYTES = 1 << 20;

  private final Path zip;
  private final ZipLimits limits;
  private final Path folder;
  private long written;

  private UnpackedZip(Path zip, ZipLimits limits) throws IOException {
    this.zip = zip;
    this.limits = limits;
    folder = Files.createTempDirectory("vitrine-zip");
  }

  /** Whether a file's name says that it is one. */
  public static boolean isZip(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }

  /** Unpacks all of it. */
  public static UnpackedZip of(Path zip, ZipLimits limits) throws IOException {
    UnpackedZip unpacked = new UnpackedZip(zip, limits);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > limits.entries()) {
        throw unpacked.refused("holds " + file.size() + " files, more than " + limits.entries());
      }
      long packed = Files.size(zip);
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        unpacked.take(file, entries.nextElement(), packed);
      }
      return unpacked;
    } catch (ZipException e) {
      unpacked.close();
      throw new CommandFailed(zip + " is not a whole ZIP: " + e.getMessage(), "Pack it again.");
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private void take(ZipFile file, ZipEntry entry, long packed) throws IOException {
    Path target = place(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = file.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        // What the ZIP says of its sizes need not be true: what comes out counts.
        if (written > limits.bytes()) {
          throw refused("holds more than " + limits.bytes() + " bytes, at " + entry.getName());
        }
        if (written > RATIO_FROM_BYTES && written > packed * limits.ratio()) {
          throw refused(
              "swells to more than " + limits.ratio() + " times its size, at " + entry.getName());
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private Path place(String name) {
    try {
      Path target = folder.resolve(name.replace('\\', '/')).normalize();
      if (target.startsWith(folder) && !name.startsWith("/") && !target.equals(folder)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw refused("names a file that cannot be: " + e.getReason());
    }
    throw refused("names a place outside of it: " + name);
  }

  private CommandFailed refused(String why) {
    return new CommandFailed(
        zip + " " + why, "Nothing of it was taken. Unpack it by hand and look.");
  }

  /** Where the files lie until this is closed. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> inward = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inward) {
        Files.deleteIfExists(file);
      }
    }
  }
}
