package io.vitrine.program.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Finds the cases in a folder of suites: folders of cases, or .tar.gz files of them. */
final class ConformanceSuites {
  private static final String ARCHIVE = ".tar.gz";

  private ConformanceSuites() {}

  /**
   * All cases, by name.
   *
   * @param scratch where archives are unpacked
   */
  static List<ConformanceCase> in(Path folder, Path scratch) throws IOException {
    List<ConformanceCase> cases = new ArrayList<>(casesOf(folder));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().endsWith(ARCHIVE)) {
          Path unpacked = Files.createDirectory(scratch.resolve(file.getFileName()));
          unpack(file, unpacked);
          cases.addAll(casesOf(unpacked));
        }
      }
    }
    return cases;
  }

  private static List<ConformanceCase> casesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("model.onnx"))
          .map(Path::getParent)
          .filter(test -> Files.isDirectory(test.resolve("test_data_set_0")))
          .sorted()
          .map(
              test ->
                  new ConformanceCase(
                      String.valueOf(test.resolveSibling(".").normalize().getFileName()),
                      String.valueOf(test.getFileName()),
                      test))
          .toList();
    }
  }

  private static void unpack(Path archive, Path folder) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(archive + " has an entry outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isFile()) {
          Files.createDirectories(folder.resolve(target).getParent());
          Files.copy(tar, target);
        }
      }
    }
  }
}
